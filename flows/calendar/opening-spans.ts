import type { Calendar } from '../document/settings.ts'

/** A span of a day in minutes since midnight; `to` is not part of it. */
export type Span = { from: number; to: number }

/** The open spans of a day (1 = Monday … 7 = Sunday). A make-up workday beats a closed day, which beats the weekday. */
export function compileSpans(calendar: Calendar): (date: string, weekday: number) => readonly Span[] {
  const closed = new Set(calendar.closedDays)
  const workdays = new Map(calendar.workdays.map((item) => [item.day, item.spans.map(toMinutes)]))
  const week = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => (calendar.week[`${day}`] ?? []).map(toMinutes))
  return (date, weekday) => workdays.get(date) ?? (closed.has(date) ? [] : (week[weekday - 1] ?? []))
}

function toMinutes(span: { from: string; to: string }): Span {
  return { from: minutesOf(span.from), to: minutesOf(span.to) }
}

function minutesOf(time: string): number {
  return Math.min(1440, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
}
