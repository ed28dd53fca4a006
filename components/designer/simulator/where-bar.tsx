'use client'
import { ChevronRight, CornerUpLeft, LocateFixed } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'

/** Through which flows the conversation came to where it stands, each a way back; and back to it when one has looked elsewhere. */
export function WhereBar({ simulation }: { simulation: SimulationStore }) {
  const t = useTranslations('sim')
  const designer = useDesignerStore()
  const flows = useDesigner((state) => state.history.document.project.flows)
  const open = useDesigner((state) => state.flowId)
  const { stack, flowId } = useStore(simulation, (state) => state.path)
  const trail = stack.length > 0 ? stack.map((frame) => frame.flowId) : flowId ? [flowId] : []
  const elsewhere = flowId !== null && flowId !== open && flows[flowId] !== undefined
  if (trail.length < 2 && !elsewhere) return null
  const go = (id: string) => designer.getState().set({ flowId: id, selectedCards: [], selectedNode: null })
  return (
    <nav aria-label={t('where')} data-testid="sim-where" className="flex min-h-8 items-center gap-1 border-line border-b px-3 text-sm">
      <ol className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1">
        {trail.map((id, depth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a flow may run itself
          <li key={`${depth}-${id}`} className="flex min-w-0 items-center gap-1">
            {depth > 0 && <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-meta" />}
            <button
              type="button"
              data-testid={`sim-where-${id}`}
              aria-current={id === open || undefined}
              disabled={!flows[id]}
              onClick={() => go(id)}
              className="min-h-6 truncate rounded-sm px-1 text-ink-2 hover:bg-sunken hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {flows[id]?.name ?? id}
            </button>
          </li>
        ))}
      </ol>
      {elsewhere ? (
        <IconButton size="sm" label={t('backToRun')} icon={LocateFixed} onClick={() => go(flowId)} />
      ) : (
        trail.length > 1 && <IconButton size="sm" label={t('backToCaller')} icon={CornerUpLeft} onClick={() => go(trail.at(-2) ?? open)} />
      )}
    </nav>
  )
}
