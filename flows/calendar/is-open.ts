import type { Calendar } from '../document/settings.ts'
import { localTime } from './local-time.ts'

/** Opening hours as a function of the instant. A make-up workday beats a closed day, which beats the weekday. */
export function compileCalendar(calendar: Calendar): (now: number) => boolean {
  const closed = new Set(calendar.closedDays)
  const workdays = new Map(calendar.workdays.map((item) => [item.day, item.spans.map(toMinutes)]))
  const week = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => (calendar.week[`${day}`] ?? []).map(toMinutes))
  return (now) => {
    const { date, hour, minute, weekday } = localTime(now, calendar.timezone)
    const spans = workdays.get(date) ?? (closed.has(date) ? [] : week[weekday - 1])
    const at = hour * 60 + minute
    return (spans ?? []).some((span) => at >= span.from && at < span.to)
  }
}

function toMinutes(span: { from: string; to: string }): { from: number; to: number } {
  return { from: minutesOf(span.from), to: minutesOf(span.to) }
}

function minutesOf(time: string): number {
  return Math.min(1440, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
}
