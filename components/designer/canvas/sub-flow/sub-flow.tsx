'use client'
import { ArrowUpRight, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { FlowNode } from '../../../../flows/document/project.ts'
import { getNode } from '../../../../flows/nodes/registry.ts'
import { cn } from '../../../ui/cn.ts'
import { NodeIcon } from '../../lucide-icon.tsx'
import { kindClasses, nodeSummary } from '../../node-look.ts'
import { useQueues } from '../../queues.ts'
import { useDesigner } from '../../store.ts'
import { useCanvasActions } from '../canvas-actions.ts'
import { type OutlineCard, outline } from './outline.ts'

/** More than these are looked at in the flow itself. */
const MOST = 12

/** The flow a node runs, opened in place: its cards in the order a customer comes to them, to be read; or opened for itself. */
export function SubFlow({ node }: { node: Pick<FlowNode, 'id' | 'settings'> }) {
  const t = useTranslations('designer.subFlow')
  const actions = useCanvasActions()
  const flow = useDesigner((state) => state.history.document.project.flows[String(node.settings.flowId)])
  const isOpen = useDesigner((state) => state.unfolded.includes(node.id))
  if (!flow) return null
  return (
    <div className="nodrag mx-3 mt-1" data-testid={`sub-flow-${node.id}`}>
      <div className="flex items-center gap-1 text-sm">
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={isOpen}
          className="flex min-w-0 flex-1 items-center gap-0.5 rounded-sm text-left text-ink-2 hover:text-ink"
          onClick={(event) => {
            event.stopPropagation()
            actions.unfold(node.id)
          }}
        >
          <ChevronRight aria-hidden className={cn('size-3.5 shrink-0', isOpen && 'rotate-90')} />
          <span className="truncate">{t('cards', { count: Object.keys(flow.cards).length })}</span>
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('open', { name: flow.name })}
          title={t('open', { name: flow.name })}
          className="grid size-5 shrink-0 place-items-center rounded-sm text-ink-2 hover:bg-accent-soft hover:text-accent-ink"
          onClick={(event) => {
            event.stopPropagation()
            actions.openSubFlow(node.id)
          }}
        >
          <ArrowUpRight aria-hidden className="size-3.5" />
        </button>
      </div>
      {isOpen && <Cards flowId={flow.id} />}
    </div>
  )
}

function Cards({ flowId }: { flowId: string }) {
  const t = useTranslations('designer.subFlow')
  const flow = useDesigner((state) => state.history.document.project.flows[flowId])
  const cards = useMemo(() => (flow ? outline(flow) : []), [flow])
  return (
    <>
      <ol className="mt-1 flex flex-col gap-1 border-line border-l pl-2">
        {cards.slice(0, MOST).map((card) => (
          <Card key={card.id} card={card} />
        ))}
      </ol>
      {cards.length > MOST && <p className="pl-2 text-ink-meta text-xs">{t('more', { count: cards.length - MOST })}</p>}
    </>
  )
}

function Card({ card: { name, first } }: { card: OutlineCard }) {
  const language = useDesigner((state) => state.language)
  const queues = useQueues()
  const summary = useDesigner((state) => (first ? nodeSummary(first, state.history.document.project, language, queues) : ''))
  const definition = first && getNode(first.type)
  return (
    <li className="flex min-w-0 items-start gap-1.5 text-xs">
      <span
        className={cn(
          'mt-px grid size-4 shrink-0 place-items-center rounded-sm',
          definition ? kindClasses[definition.kind].icon : 'bg-sunken text-ink-meta',
        )}
      >
        <NodeIcon name={definition?.icon} className="size-3" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-ink-2">{name}</span>
        {summary && <span className="block truncate text-ink-meta">{summary}</span>}
      </span>
    </li>
  )
}
