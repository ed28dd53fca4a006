'use client'
import { Eye, Globe } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { cn } from '../ui/cn.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Tag } from '../ui/tag.tsx'
import type { ConversationRow as Row } from './model.ts'
import { SentimentFace } from './sentiment-face.tsx'
import { WaitClock } from './wait-clock.tsx'

/** One conversation in a list: who, last words, how long they wait, how they feel. */
export const ConversationRow = memo(function ConversationRow({
  row,
  selected,
  mine,
  marked,
  marking,
  onSelect,
  onMark,
}: {
  row: Row
  selected: boolean
  mine: boolean
  marked: boolean
  /** Others are marked: then every row shows its box. */
  marking: boolean
  onSelect(id: string): void
  onMark(id: string, range: boolean): void
}) {
  const t = useTranslations('desk')
  const name = row.customerName || t('customer.unknown')
  return (
    <div className="group relative h-full">
      <button
        type="button"
        data-testid={`conversation-${row.id}`}
        aria-current={selected || undefined}
        onClick={(event) => (event.shiftKey ? onMark(row.id, true) : onSelect(row.id))}
        className={cn(
          'relative grid h-full w-full grid-cols-[32px_1fr_auto] items-center gap-x-2.5 border-line border-b px-3 py-2.5 text-left -outline-offset-2 hover:bg-sunken/60',
          selected && 'bg-accent-soft before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-accent hover:bg-accent-soft',
        )}
      >
        <span className="relative">
          <Avatar name={name} />
          <span className="-right-1 -bottom-0.5 absolute grid size-3.5 place-items-center rounded-full bg-surface text-ink-meta">
            <Globe aria-hidden className="size-2.5" />
          </span>
        </span>
        <span className="min-w-0">
          <span className="flex items-center gap-1.5">
            <span className={cn('truncate', row.unread > 0 && 'font-semibold')}>{name}</span>
            {row.tags.slice(0, 1).map((tag) => (
              <Tag key={tag} outline>
                {tag}
              </Tag>
            ))}
            {row.needsAttention && (
              <span title={t('row.attention')} className="shrink-0 text-warn-ink">
                <Eye aria-hidden className="size-4" strokeWidth={1.75} />
                <span className="sr-only">{t('row.attention')}</span>
              </span>
            )}
          </span>
          <span className={cn('block truncate text-sm', row.unread > 0 ? 'text-ink' : 'text-ink-meta')}>
            {speaker(row, mine, t)}
            {row.preview}
          </span>
        </span>
        <span className="flex flex-col items-end gap-1">
          {row.owner === 'queue' || row.waitingSince ? (
            <WaitClock since={row.waitingSince ?? row.queuedAt ?? row.lastMessageAt} />
          ) : (
            <RelativeTime className="text-ink-meta text-sm" at={row.lastMessageAt} />
          )}
          <span className="flex items-center gap-1">
            <SentimentFace sentiment={row.sentiment} />
            <Badge count={row.unread} label={t('row.unread', { count: row.unread })} />
          </span>
        </span>
      </button>
      <span
        className={cn(
          'absolute top-0 left-0 grid h-full w-14 place-items-center opacity-0 focus-within:opacity-100 group-hover:opacity-100',
          (marked || marking) && 'opacity-100',
        )}
      >
        <span className="grid size-8 place-items-center rounded-full bg-surface">
          <Checkbox
            checked={marked}
            aria-label={t('many.mark', { name })}
            onClick={(event) => {
              event.preventDefault()
              onMark(row.id, event.shiftKey)
            }}
          />
        </span>
      </span>
    </div>
  )
})

function speaker(
  row: Row,
  mine: boolean,
  t: (key: 'row.you' | 'row.bot' | 'row.agent', values?: Record<string, string>) => string,
): string {
  if (row.previewBy === 'bot') return t('row.bot')
  if (row.previewBy === 'agent') return mine ? t('row.you') : t('row.agent', { name: row.agentName ?? '' })
  return ''
}
