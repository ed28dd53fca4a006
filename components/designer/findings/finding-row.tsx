'use client'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { Finding } from '../../../flows/analysis/finding.ts'
import { hasWay } from '../../../flows/analysis/goal.ts'
import { describeFinding } from '../../../flows/analysis/words.ts'
import { cn } from '../../ui/cn.ts'
import { useDesigner } from '../store.ts'
import { Fixes } from './fixes.tsx'
import { ShowHow } from './show-how.tsx'

type FindingRowProps = {
  finding: Finding
  /** Makes the words lead to its place. */
  onGo?: () => void
  /** A conversation that leads to it plays in the simulator. */
  onShown?: () => void
}

/** A finding in words, what can be done about it with one click, and how a conversation gets there. */
export function FindingRow({ finding, onGo, onShown }: FindingRowProps) {
  const project = useDesigner((state) => state.history.document.project)
  const language = useDesigner((state) => state.language)
  const Icon = finding.severity === 'error' ? CircleAlert : TriangleAlert
  const place = onGo && finding.cardId ? project.flows[finding.flowId]?.cards[finding.cardId]?.name : undefined
  const words = (
    <>
      <Icon
        aria-hidden
        className={cn('mt-0.5 size-4 shrink-0', { error: 'text-bad', warning: 'text-warn-ink', note: 'text-ink-3' }[finding.severity])}
      />
      <span className="min-w-0 flex-1">
        {describeFinding({ finding, language, project })}
        {place && <span className="block text-ink-meta text-sm">{place}</span>}
      </span>
    </>
  )
  return (
    <li>
      {onGo ? (
        <button type="button" className="flex w-full gap-2 rounded-md px-2.5 py-1.5 text-left hover:bg-sunken" onClick={onGo}>
          {words}
        </button>
      ) : (
        <p className="flex gap-2">{words}</p>
      )}
      <div className={cn('flex flex-wrap gap-1.5 empty:hidden', onGo ? 'pb-1.5 pl-[34px]' : 'pt-1 pl-6')}>
        <Fixes finding={finding} />
        {hasWay(project, finding) && <ShowHow finding={finding} onShown={onShown} />}
      </div>
    </li>
  )
}
