'use client'
import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef } from 'react'
import { EventLine } from './event-line.tsx'
import type { TranscriptItem } from './event-list.ts'

type TranscriptProps = {
  items: TranscriptItem[]
  channelName: string
  queueName(id: string): string
  /** Seqs of the messages that are pointed at: outlined, and the first of them brought into view. */
  cited: ReadonlySet<number>
  typing: boolean
  onWhy(): void
}

/** The conversation as it happened. Stays at the newest line unless somebody has scrolled up to read. */
export function Transcript({ items, channelName, queueName, cited, typing, onWhy }: TranscriptProps) {
  const t = useTranslations('desk')
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines decide the scroll
  useLayoutEffect(() => {
    if (atEnd.current && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight
  }, [items.length, typing])
  useLayoutEffect(() => {
    const [first] = cited
    if (first === undefined) return
    // Being shown a line is like scrolling up to read: new ones do not tear it away.
    atEnd.current = false
    const line = scroller.current?.querySelector(`[data-seq="${first}"]`)
    line?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
  }, [cited])
  return (
    <div
      ref={scroller}
      role="log"
      aria-live="polite"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      data-testid="transcript"
      onScroll={({ currentTarget: box }) => {
        atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 48
      }}
      className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-4 py-4 -outline-offset-2"
    >
      {items.map((item) => (
        <EventLine
          key={item.event.seq}
          item={item}
          channelName={channelName}
          queueName={queueName}
          cited={cited.has(item.event.seq)}
          onWhy={onWhy}
        />
      ))}
      {typing && <p className="ml-9 text-ink-meta text-sm">{t('composer.typing')}</p>}
    </div>
  )
}
