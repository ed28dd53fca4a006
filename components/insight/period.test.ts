import { expect, test } from 'vitest'
import { lastDays } from './period.ts'

test('today is the time zone’s today', () => {
  const now = Date.parse('2026-11-02T16:30:00Z')
  expect(lastDays({ days: 1, timezone: 'Asia/Shanghai', now })).toEqual({ from: '2026-11-03', to: '2026-11-03' })
  expect(lastDays({ days: 1, timezone: 'UTC', now })).toEqual({ from: '2026-11-02', to: '2026-11-02' })
})

test('counts days, not hours, back over a change of clocks and a new year', () => {
  const berlin = { timezone: 'Europe/Berlin', now: Date.parse('2026-03-30T00:30:00+02:00') }
  expect(lastDays({ days: 3, ...berlin })).toEqual({ from: '2026-03-28', to: '2026-03-30' })
  expect(lastDays({ days: 7, timezone: 'UTC', now: Date.parse('2026-01-03T00:00:00Z') })).toEqual({ from: '2025-12-28', to: '2026-01-03' })
})
