'use client'
import { useTranslations } from 'next-intl'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { EventLine } from './event-line.tsx'
import { transcriptItems } from './event-list.ts'
import type { ConversationEventRecord } from './model.ts'

type TranscriptProps = {
  events: ConversationEventRecord[]
  channelName: string
  queueName(id: string): string
  /** Message numbers the hand-off packet points at. */
  cited: ReadonlySet<number>
  typing: boolean
  onWhy(): void
}

/** The conversation as it happened. Stays at the newest line unless somebody has scrolled up to read. */
export function Transcript({ events, channelName, queueName, cited, typing, onWhy }: TranscriptProps) {
  const t = useTranslations('desk')
  const items = useMemo(() => transcriptItems(events), [events])
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines decide the scroll
  useLayoutEffect(() => {
    if (atEnd.current && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight
  }, [items.length, typing])
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
          cited={item.number !== null && cited.has(item.number)}
          onWhy={onWhy}
        />
      ))}
      {typing && <p className="ml-9 text-ink-meta text-sm">{t('composer.typing')}</p>}
    </div>
  )
}
