import type { Calendar } from '../document/settings.ts'
import { localTime } from './local-time.ts'
import { compileSpans, type Span } from './opening-spans.ts'
import { instantOf, parseWallTime, weekdayOf, writeWallTime } from './wall-time.ts'

const DAY = 86_400_000
/** Days looked ahead: a year of closed days in a row is a calendar that never opens. */
const DAYS_AHEAD = 400

/** The next stretch in which a calendar is open, as instants: the one under way, else the one to come. null when it never opens. */
export function nextOpening(calendar: Calendar, now: number): { opens: number; closes: number } | null {
  const spansOf = compileSpans(calendar)
  const today = parseWallTime(localTime(now, calendar.timezone).date)?.at
  if (today === undefined) return null
  let open: { opens: number; closes: number } | null = null
  for (let day = -1; day <= DAYS_AHEAD; day++) {
    const at = today + day * DAY
    const date = writeWallTime({ at, hasTime: false })
    if (date === null) break
    for (const span of merged(spansOf(date, weekdayOf({ at, hasTime: false })))) {
      const opens = instantOf({ at: at + span.from * 60_000, hasTime: true }, calendar.timezone)
      const closes = instantOf({ at: at + span.to * 60_000, hasTime: true }, calendar.timezone)
      // An hour that a change of clocks skips has no length.
      if (closes <= opens) continue
      // Open past midnight: the stretch goes on.
      if (open && opens <= open.closes) open = { opens: open.opens, closes: Math.max(open.closes, closes) }
      else if (open && open.closes > now) return open
      else open = { opens, closes }
    }
  }
  return open && open.closes > now ? open : null
}

/** Spans in order, those that touch as one. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else result.push({ ...span })
  }
  return result
}
