'use client'
import { cn } from '../ui/cn.ts'
import { Clock } from '../ui/relative-time.tsx'
import { Ring } from '../ui/ring.tsx'
import { useNow } from '../ui/use-now.ts'

/** How long a customer has waited for a person, as a draining ring and a clock; red once the service target is missed. */
export function WaitClock({ since, targetSeconds = 30 }: { since: string; targetSeconds?: number }) {
  const now = useNow() || Date.parse(since)
  const left = 1 - (now - Date.parse(since)) / (targetSeconds * 1000)
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 text-sm tabular-nums',
        left <= 0 ? 'text-bad' : left < 0.34 ? 'text-warn-ink' : 'text-ink-meta',
      )}
    >
      <Ring value={left} />
      <Clock since={since} />
    </span>
  )
}
