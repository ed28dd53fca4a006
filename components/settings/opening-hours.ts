import type { Calendar } from '../../flows/document/settings.ts'

export type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7'
export type Span = { from: string; to: string }
export const weekdays: readonly Weekday[] = ['1', '2', '3', '4', '5', '6', '7']

/** What a queue starts with when it gets hours: Monday to Friday, 9 to 18. */
export function usualHours(timezone: string): Calendar {
  const span = { from: '09:00', to: '18:00' }
  const week = Object.fromEntries(weekdays.map((day) => [day, Number(day) <= 5 ? [span] : []])) as Calendar['week']
  return { id: 'hours', name: '', timezone, week, closedDays: [], workdays: [] }
}

/** The first weekday whose spans end before they begin or overlap; undefined when all is well. */
export function faultyDay(calendar: Calendar): Weekday | undefined {
  return weekdays.find((day) => !areSound(calendar.week[day] ?? []))
}

/** Weekdays with the same hours in one line, in order: [{ days: ['1','2','3'], spans }]. Closed days are left out. */
export function groupedHours(calendar: Calendar): { days: Weekday[]; spans: Span[] }[] {
  const groups: { days: Weekday[]; spans: Span[] }[] = []
  for (const day of weekdays) {
    const spans = calendar.week[day] ?? []
    if (spans.length === 0) continue
    const same = groups.find((group) => JSON.stringify(group.spans) === JSON.stringify(spans))
    if (same) same.days.push(day)
    else groups.push({ days: [day], spans })
  }
  return groups
}

function areSound(spans: readonly Span[]): boolean {
  const sorted = [...spans].sort((a, b) => a.from.localeCompare(b.from))
  return sorted.every((span, index) => span.from < span.to && (index === 0 || (sorted[index - 1]?.to ?? '') <= span.from))
}
