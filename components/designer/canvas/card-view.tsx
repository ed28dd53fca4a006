'use client'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { CircleAlert, Pin, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { getNode } from '../../../flows/nodes/registry.ts'
import { cn } from '../../ui/cn.ts'
import { CommentCount } from '../comments/comment-count.tsx'
import { markLooks, sameLook } from '../comparison/mark-look.ts'
import type { Mark } from '../comparison/marks.ts'
import { countOf } from '../findings/findings-of.ts'
import { InlineText } from '../inline-text.tsx'
import { NodeIcon } from '../lucide-icon.tsx'
import { kindClasses } from '../node-look.ts'
import { useHolder } from '../people/use-people.ts'
import { useDesigner } from '../store.ts'
import { NodeRow } from './node-row.tsx'
import type { CardNode } from './to-canvas.ts'
import { useNodeTarget } from './use-node-drag.ts'

/** A card: its name, then its nodes top to bottom, each with its ports on its own rows. */
export const CardView = memo(function CardView({ data, selected }: NodeProps<CardNode>) {
  const t = useTranslations('designer')
  const { card, flowId, start, incoming, pinned } = data
  const edit = useDesigner((state) => state.edit)
  const lit = useDesigner((state) =>
    state.path?.flowId === flowId
      ? state.path.currentCardId === card.id
        ? 'current'
        : state.path.cards.includes(card.id)
          ? 'walked'
          : null
      : null,
  )
  const errors = useDesigner((state) => countOf(state.findings, flowId, card.id).errors)
  const warnings = useDesigner((state) => countOf(state.findings, flowId, card.id).warnings)
  const comparing = useDesigner((state) => state.comparison !== null)
  const mark = useDesigner((state) => state.comparison?.[flowId]?.cards[card.id])
  const holder = useHolder(flowId, card.id)
  const first = card.nodes[0]
  const definition = first && getNode(first.type)
  const head = useNodeTarget({ cardId: card.id, indexAt: () => 0 })
  return (
    <article
      id={`card-${card.id}`}
      data-testid={`card-${card.id}`}
      data-lit={lit ?? undefined}
      data-mark={mark}
      aria-label={card.name}
      className={cn(
        'w-[248px] rounded-lg border border-line bg-surface shadow-1',
        comparing && (mark ? markLooks[mark].card : sameLook),
        selected && 'border-accent shadow-[0_0_0_1px_var(--accent)]',
        lit === 'walked' && !selected && 'border-ok',
        lit === 'current' && 'border-ok shadow-[0_0_0_2px_rgba(var(--glow),.55)]',
      )}
      style={holder ? { outline: `2px solid ${holder.colour}`, outlineOffset: 2 } : undefined}
    >
      {holder && (
        <span
          data-testid={`holder-${card.id}`}
          className="absolute -top-[22px] right-2 max-w-40 truncate rounded-t-sm px-1.5 font-semibold text-white text-xs leading-[18px]"
          style={{ backgroundColor: holder.colour }}
        >
          {holder.name}
        </span>
      )}
      <Handle
        type="target"
        id="in"
        position={Position.Left}
        isConnectableStart={false}
        className="!top-5 !size-3 !border-0 !bg-transparent"
      />
      <header
        {...head.target}
        className={cn(
          'card-head flex h-10 cursor-grab items-center gap-2 rounded-t-lg px-3 active:cursor-grabbing',
          head.over !== null && 'shadow-[inset_0_-2px_0_var(--accent)]',
        )}
      >
        <span
          className={cn(
            'grid size-6 shrink-0 place-items-center rounded-md',
            definition ? kindClasses[definition.kind].icon : 'bg-sunken text-ink-meta',
          )}
        >
          <NodeIcon name={definition?.icon} className="size-3.5" />
        </span>
        <InlineText
          editKey={`card:${card.id}`}
          value={card.name}
          label={t('cardName')}
          className="min-w-0 flex-1 truncate font-semibold"
          onSave={(name) =>
            edit(t('do.rename'), (document) => {
              const target = document.project.flows[flowId]?.cards[card.id]
              if (target) target.name = name
            })
          }
        />
        {mark && <CardMark mark={mark} />}
        <CommentCount flowId={flowId} cardId={card.id} />
        {pinned && <Pin aria-label={t('pinned')} className="size-3.5 shrink-0 text-ink-meta" strokeWidth={1.75} />}
        {start && <span className="shrink-0 text-ink-meta text-xs">{t('start')}</span>}
        {!start && incoming > 2 && <span className="shrink-0 text-ink-meta text-xs">{t('jumpsIn', { count: incoming })}</span>}
        {errors > 0 ? (
          <Count icon={CircleAlert} count={errors} tone="bg-bad-soft text-bad" />
        ) : (
          warnings > 0 && <Count icon={TriangleAlert} count={warnings} tone="bg-warn-soft text-warn-ink" />
        )}
      </header>
      {card.nodes.map((node, index) => (
        <NodeRow key={node.id} node={node} index={index} cardId={card.id} flowId={flowId} last={index === card.nodes.length - 1} />
      ))}
      {card.nodes.length === 0 && <p className="border-line border-t px-3 py-3 text-ink-meta text-sm">{t('emptyCard')}</p>}
    </article>
  )
})

function CardMark({ mark }: { mark: Mark }) {
  const t = useTranslations('compare')
  const { icon: Icon, tag } = markLooks[mark]
  return (
    <span className={cn('inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-1.5 text-xs', tag)}>
      <Icon aria-hidden className="size-3" />
      {t(`mark.${mark}`)}
    </span>
  )
}

function Count({ icon: Icon, count, tone }: { icon: typeof CircleAlert; count: number; tone: string }) {
  return (
    <span className={cn('inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-1.5 text-xs', tone)}>
      <Icon aria-hidden className="size-3" />
      {count}
    </span>
  )
}
