'use client'
import { cn } from './cn.ts'
import type { Moment } from './format.ts'
import { useFormat } from './use-format.ts'
import { useNow } from './use-now.ts'

/** "5 min ago", kept fresh; the exact time on hover. */
export function RelativeTime({ at, className }: { at: Moment; className?: string }) {
  const format = useFormat()
  const now = useNow(15_000)
  return (
    <time
      suppressHydrationWarning
      dateTime={new Date(at).toISOString()}
      title={format.full(at)}
      className={cn('whitespace-nowrap', className)}
    >
      {format.relative(at, now || Date.now())}
    </time>
  )
}

/** A running clock since `since`, or until `until` (negative when overdue). */
export function Clock({ since, until, className }: { since?: Moment; until?: Moment; className?: string }) {
  const format = useFormat()
  const now = useNow(1000) || Date.now()
  const shown = until !== undefined ? new Date(until).getTime() - now : now - new Date(since ?? now).getTime()
  return (
    <span suppressHydrationWarning className={className}>
      {format.clock(until === undefined ? Math.max(0, shown) : shown)}
    </span>
  )
}
