'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Bot, CheckCheck, Eye, Inbox, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ConversationRow } from './conversation-row.tsx'
import type { DeskList, ConversationRow as Row } from './model.ts'

const icons = { mine: Inbox, waiting: Users, attention: Eye, bot: Bot, closed: CheckCheck }
const ROW_HEIGHT = 62

type ConversationListProps = {
  list: DeskList
  search: string
  rows: Row[]
  loading: boolean
  hasMore: boolean
  selectedId: string | null
  memberId: string
  onSelect(id: string): void
  marked: ReadonlySet<string>
  onMark(id: string, range: boolean): void
  onMore(): void
}

/** Virtualised: ten thousand conversations cost as much as twenty. The next page is fetched before the end is reached. */
export function ConversationList({
  list,
  search,
  rows,
  loading,
  hasMore,
  selectedId,
  memberId,
  onSelect,
  marked,
  onMark,
  onMore,
}: ConversationListProps) {
  const t = useTranslations('desk')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  // Walked by keys, the row stays in view.
  const selectedIndex = rows.findIndex((row) => row.id === selectedId)
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: 'auto' })
  }, [selectedIndex, virtual])
  useEffect(() => {
    if (hasMore && !loading && last >= rows.length - 8) onMore()
  }, [hasMore, loading, last, rows.length, onMore])

  if (loading && rows.length === 0) return <SkeletonRows rows={7} label={t(`lists.${list}`)} />
  if (rows.length === 0) {
    return search ? (
      <EmptyState icon={Inbox} title={t('empty.search', { text: search })}>
        {t('empty.searchHint')}
      </EmptyState>
    ) : (
      <EmptyState icon={icons[list]} title={t(`empty.${list}`)}>
        {t(`empty.${list}Hint`)}
      </EmptyState>
    )
  }
  return (
    <section ref={scroller} aria-label={t(`lists.${list}`)} className="min-h-0 flex-1 overflow-y-auto">
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <div
              key={item.key}
              style={{ position: 'absolute', insetInline: 0, top: 0, height: ROW_HEIGHT, transform: `translateY(${item.start}px)` }}
            >
              <ConversationRow
                row={row}
                selected={row.id === selectedId}
                mine={row.agentId === memberId}
                onSelect={onSelect}
                marked={marked.has(row.id)}
                marking={marked.size > 0}
                onMark={onMark}
              />
            </div>
          )
        })}
      </div>
    </section>
  )
}
