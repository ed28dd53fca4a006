'use client'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { FlowNode } from '../../../flows/document/project.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { cn } from '../../ui/cn.ts'
import { markLooks } from '../comparison/mark-look.ts'
import { setSetting } from '../document/operations.ts'
import { InlineText } from '../inline-text.tsx'
import { NodeIcon } from '../lucide-icon.tsx'
import { inlineField, kindClasses, nodeAside, nodeSummary, portsOf, wordsOf } from '../node-look.ts'
import { useQueues } from '../queues.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { PortRow } from './port-row.tsx'
import { SubFlow } from './sub-flow/sub-flow.tsx'
import { useNodeDrag } from './use-node-drag.ts'

/** One node of a card: what it is, what it says, its ports. */
export const NodeRow = memo(function NodeRow({
  node,
  index,
  cardId,
  flowId,
  last,
}: {
  node: FlowNode
  /** Its place among the nodes of the card. */
  index: number
  cardId: string
  flowId: string
  last: boolean
}) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const language = useDesigner((state) => state.language)
  const selected = useDesigner((state) => state.selectedNode === node.id)
  const edit = useDesigner((state) => state.edit)
  const queues = useQueues()
  // Texts rather than the project they come from: a card is rendered again when its own words change, not at every edit.
  const summary = useDesigner((state) => nodeSummary(node, state.history.document.project, language, queues))
  const aside = useDesigner((state) => nodeAside(node, state.history.document.project))
  const mark = useDesigner((state) => state.comparison?.[flowId]?.nodes[node.id])
  const definition = getNode(node.type)
  const kind = kindClasses[definition?.kind ?? 'pass']
  const field = inlineField(node.type)
  const stored = field ? (node.settings[field] as Record<string, string> | undefined) : undefined
  const ports = portsOf(node)
  const editable = field === 'text'
  const drag = useNodeDrag({ nodeId: node.id, cardId, index })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: nodes are reached from the keyboard through the canvas's own keys
    <section
      id={`node-${node.id}`}
      data-testid={`node-${node.id}`}
      data-mark={mark}
      aria-label={wordsOf(node.type, language)?.name ?? node.type}
      onClick={() => {
        const { dock, set } = store.getState()
        // Who writes remarks or rules goes from card to card.
        const stays = dock === 'comments' || dock === 'rules'
        set({ selectedNode: node.id, selectedCards: [cardId], dock: stays ? dock : 'inspector' })
      }}
      {...drag.target}
      className={cn(
        'relative border-line border-t py-2',
        mark && markLooks[mark].row,
        selected && !mark && 'bg-accent-soft',
        drag.over === 'above' && 'shadow-[inset_0_2px_0_var(--accent)]',
        drag.over === 'below' && 'shadow-[inset_0_-2px_0_var(--accent)]',
      )}
    >
      <span aria-hidden className={cn('absolute inset-y-0 left-0 w-[3px]', kind.bar, last && 'rounded-bl-lg')} />
      <p {...drag.handle} className="nodrag flex cursor-grab items-center gap-1.5 px-3 text-ink-meta text-sm active:cursor-grabbing">
        <NodeIcon name={definition?.icon} className="size-3.5 shrink-0" />
        <span className="min-w-0 flex-1 truncate">{wordsOf(node.type, language)?.name ?? node.type}</span>
        {aside && <span className="shrink-0 truncate text-xs">{aside}</span>}
      </p>
      {editable ? (
        <InlineText
          multiline
          editKey={`node:${node.id}`}
          value={stored?.[language] ?? summary}
          label={t('text')}
          placeholder={t('noText')}
          className="nodrag mx-3 mt-0.5 line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere]"
          onSave={(text) =>
            edit(t('do.text'), (document) =>
              setSetting(document, { flowId, nodeId: node.id, field: 'text', value: { ...stored, [language]: text } }),
            )
          }
        />
      ) : (
        summary && (
          <p className={cn('mx-3 mt-0.5 line-clamp-3 [overflow-wrap:anywhere]', node.type === 'http' && 'font-mono text-xs')}>{summary}</p>
        )
      )}
      {node.type === 'run-flow' && <SubFlow node={node} />}
      {ports.length > 0 && (
        <div className="mt-1">
          {ports.map((port) => (
            <PortRow key={port.id} port={port} node={node} flowId={flowId} quiet={Boolean(port.fallsThrough) && !last} />
          ))}
        </div>
      )}
    </section>
  )
})
