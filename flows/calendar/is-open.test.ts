import { expect, test } from 'vitest'
import { compileCalendar } from './is-open.ts'
import { localTime } from './local-time.ts'

const day = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '24:00' },
]
const isOpen = compileCalendar({
  id: 'c',
  name: 'C',
  timezone: 'Asia/Shanghai',
  week: { '1': day, '4': day },
  closedDays: ['2026-10-01'],
  workdays: [{ day: '2026-10-10', spans: [{ from: '10:00', to: '11:00' }] }],
})
const shanghai = (text: string) => isOpen(Date.parse(`${text}:00+08:00`))

test('several spans a day, closed days and make-up workdays', () => {
  expect(shanghai('2026-01-05T08:59')).toBe(false)
  expect(shanghai('2026-01-05T09:00')).toBe(true)
  expect(shanghai('2026-01-05T12:00')).toBe(false)
  expect(shanghai('2026-01-05T23:59')).toBe(true)
  expect(shanghai('2026-01-06T10:00')).toBe(false)
  expect(shanghai('2026-10-01T10:00')).toBe(false)
  expect(shanghai('2026-10-10T10:30')).toBe(true)
  expect(shanghai('2026-10-10T12:30')).toBe(false)
})

test('summer time and unknown zones', () => {
  expect(localTime(Date.parse('2026-03-29T00:59:59Z'), 'Europe/Berlin')).toMatchObject({ hour: 1, minute: 59 })
  expect(localTime(Date.parse('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toMatchObject({ hour: 3, minute: 0 })
  expect(localTime(Date.parse('2026-01-04T23:00:00Z'), 'Nowhere/Land')).toMatchObject({ hour: 23, weekday: 7 })
})
