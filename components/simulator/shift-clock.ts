const DAY = 86_400_000

/** The next Sunday at three in the morning after `now` (ms), by the clock of this browser: outside of nearly all hours. */
export function nextSundayNight(now: number): number {
  const date = new Date(now)
  date.setHours(3, 0, 0, 0)
  date.setDate(date.getDate() + ((7 - date.getDay()) % 7))
  return date.getTime() > now ? date.getTime() : date.getTime() + 7 * DAY
}

/** As `<input type="datetime-local">` writes it: 2026-11-22T03:00, by the clock of this browser. */
export function toLocalInput(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Its inverse, ms; null for what is no date. */
export function fromLocalInput(text: string): number | null {
  const at = new Date(text).getTime()
  return Number.isFinite(at) ? at : null
}
