import type { Calendar } from '../../document/settings.ts'

type Day = '1' | '2' | '3' | '4' | '5' | '6' | '7'
type Span = { from: string; to: string }

/** Opening hours in China's time: the same spans on each of these days (1 = Monday … 7 = Sunday). */
export function openHours(id: string, name: string, days: readonly Day[], spans: Span[]): Calendar {
  return { id, name, timezone: 'Asia/Shanghai', week: Object.fromEntries(days.map((day) => [day, spans])), closedDays: [], workdays: [] }
}

export const everyDay: readonly Day[] = ['1', '2', '3', '4', '5', '6', '7']
export const weekdays: readonly Day[] = ['1', '2', '3', '4', '5']
export const allDay: Span[] = [{ from: '00:00', to: '24:00' }]
