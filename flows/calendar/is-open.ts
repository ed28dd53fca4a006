import type { Calendar } from '../document/settings.ts'
import { localTime } from './local-time.ts'
import { compileSpans } from './opening-spans.ts'

/** Opening hours as a function of the instant. */
export function compileCalendar(calendar: Calendar): (now: number) => boolean {
  const spansOf = compileSpans(calendar)
  return (now) => {
    const { date, hour, minute, weekday } = localTime(now, calendar.timezone)
    const at = hour * 60 + minute
    return spansOf(date, weekday).some((span) => at >= span.from && at < span.to)
  }
}
