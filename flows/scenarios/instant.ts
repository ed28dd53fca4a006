import { instantOf, parseWallTime, wallTimeOf, writeWallTime } from '../calendar/wall-time.ts'

/** The instant of a local time `2026-01-05T10:00`, in ms; one that does not exist (31 February) counts as 1970. */
export function toInstant(local: string, timezone: string): number {
  const time = parseWallTime(local)
  return time === null ? 0 : instantOf(time, timezone)
}

/** The local time of an instant, as `2026-01-05T10:00`. */
export function toLocal(instant: number, timezone: string): string {
  return (writeWallTime(wallTimeOf(instant, timezone)) ?? '').slice(0, 16)
}
