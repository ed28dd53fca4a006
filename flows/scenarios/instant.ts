import { localTime } from '../calendar/local-time.ts'

/** The instant of a local time `2026-01-05T10:00`, in ms. A time that a change of clocks skips counts as the one after it. */
export function toInstant(local: string, timezone: string): number {
  const asUtc = Date.parse(`${local}:00Z`)
  // The offset is that of the guess; a second look corrects a guess on the other side of a change of clocks.
  let instant = asUtc
  for (let look = 0; look < 2; look++) instant = asUtc - offsetAt(instant, timezone)
  return instant
}

/** The local time of an instant, as `2026-01-05T10:00`. */
export function toLocal(instant: number, timezone: string): string {
  const { date, hour, minute } = localTime(instant, timezone)
  return `${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function offsetAt(instant: number, timezone: string): number {
  return Date.parse(`${toLocal(instant, timezone)}:00Z`) - Math.floor(instant / 60_000) * 60_000
}
