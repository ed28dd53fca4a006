'use client'
import { Handle, Position } from '@xyflow/react'
import { CornerRightUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FlowNode, linkKey } from '../../../flows/document/project.ts'
import type { Port } from '../../../flows/nodes/definition.ts'
import { cn } from '../../ui/cn.ts'
import { markLooks } from '../comparison/mark-look.ts'
import { isOpenPort } from '../findings/findings-of.ts'
import { portLabel } from '../node-look.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { useIsFar } from './far-links.ts'

/**
 * A port on its row: label, dot on the border. Led elsewhere far away it names the card (click flies there); open though it
 * must not be, it says so in words with a red ring.
 */
export function PortRow({ port, node, flowId, quiet }: { port: Port; node: FlowNode; flowId: string; quiet: boolean }) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const key = linkKey(node.id, port.id)
  const far = useIsFar(key)
  const language = useDesigner((state) => state.language)
  // Texts rather than the project they come from: a card is rendered again when its own words change, not at every edit.
  const label = useDesigner((state) => portLabel(port, node, state.history.document.project, language))
  const target = useDesigner((state) => state.history.document.project.flows[flowId]?.links[key])
  const open = useDesigner((state) => isOpenPort(state.findings, flowId, key))
  const walked = useDesigner((state) => state.path?.flowId === flowId && state.path.links.includes(key))
  const mark = useDesigner((state) => state.comparison?.[flowId]?.links[key])
  const targetName = useDesigner((state) => (far && target ? state.history.document.project.flows[flowId]?.cards[target]?.name : undefined))
  return (
    <div
      data-testid={`port-${key}`}
      className={cn('relative flex min-h-[22px] items-center gap-2 pr-4 pl-3', port.failure ? 'text-ink-meta text-sm' : 'text-ink-2')}
    >
      <span className={cn('min-w-0 flex-1 truncate', open && 'text-bad', walked && 'font-semibold text-ok-ink')}>{label}</span>
      {far && targetName && (
        <button
          type="button"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation()
            if (target) store.getState().set({ fly: { cards: [target] }, selectedCards: [target], selectedNode: null })
          }}
          className={cn(
            'nodrag inline-flex h-[18px] max-w-[110px] shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs hover:text-ink',
            mark ? markLooks[mark].tag : 'bg-sunken text-ink-2',
            mark === 'removed' && 'line-through',
          )}
        >
          <CornerRightUp aria-hidden className="size-3 shrink-0" />
          <span className="truncate">{targetName}</span>
        </button>
      )}
      {!target && open && <span className="shrink-0 text-bad text-xs">{t('leadsNowhere')}</span>}
      {!target && !open && quiet && <span className="shrink-0 text-ink-meta text-xs">{t('goesOn')}</span>}
      <Handle
        type="source"
        id={key}
        position={Position.Right}
        isConnectableEnd={false}
        className={cn(
          '!border-2 !border-surface !bg-ink-3',
          port.failure ? '!size-2.5' : '!size-3',
          target && '!bg-pass',
          walked && '!bg-ok',
          open && '!border-bad !bg-surface',
          quiet && !target && '!opacity-40',
        )}
      />
    </div>
  )
}
