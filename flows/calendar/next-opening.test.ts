import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Calendar } from '../document/settings.ts'
import { compileCalendar } from './is-open.ts'
import { nextOpening } from './next-opening.ts'

const calendar = (rest: Partial<Calendar>): Calendar => ({
  id: 'c',
  name: 'C',
  timezone: 'Asia/Shanghai',
  week: {},
  closedDays: [],
  workdays: [],
  ...rest,
})
const at = (text: string) => Date.parse(`${text}:00+08:00`)
const day = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
]
const shop = calendar({
  week: { '1': day, '2': day },
  closedDays: ['2026-01-06'],
  workdays: [{ day: '2026-01-10', spans: [{ from: '10:00', to: '11:00' }] }],
})

test('the stretch under way, after the break, after a closed day, on a make-up workday', () => {
  expect(nextOpening(shop, at('2026-01-05T10:00'))).toEqual({ opens: at('2026-01-05T09:00'), closes: at('2026-01-05T12:00') })
  expect(nextOpening(shop, at('2026-01-05T12:00'))).toEqual({ opens: at('2026-01-05T13:00'), closes: at('2026-01-05T18:00') })
  expect(nextOpening(shop, at('2026-01-05T18:00'))).toEqual({ opens: at('2026-01-10T10:00'), closes: at('2026-01-10T11:00') })
})

test('open past midnight is one stretch; always open and never open come to an end', () => {
  const night = calendar({ week: { '5': [{ from: '20:00', to: '24:00' }], '6': [{ from: '00:00', to: '03:00' }] } })
  expect(nextOpening(night, at('2026-01-10T01:00'))).toEqual({ opens: at('2026-01-09T20:00'), closes: at('2026-01-10T03:00') })
  expect(nextOpening(calendar({}), at('2026-01-05T10:00'))).toBeNull()
  const all = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, [{ from: '00:00', to: '24:00' }]]))
  expect(nextOpening(calendar({ week: all }), at('2026-01-05T10:00'))?.opens).toBeLessThan(at('2026-01-05T10:00'))
})

test('an hour that summer time skips is no opening', () => {
  const early = calendar({ timezone: 'Europe/Berlin', week: { '7': [{ from: '02:00', to: '03:00' }] } })
  const opening = nextOpening(early, Date.parse('2026-03-28T12:00:00Z'))
  expect(opening?.opens).toBe(Date.parse('2026-04-05T00:00:00Z'))
})

test('it agrees with isOpen at every moment, also across summer time', () => {
  const time = fc.integer({ min: 0, max: 24 }).map((hour) => `${String(hour).padStart(2, '0')}:00`)
  const spans = fc.array(fc.record({ from: time, to: time }), { maxLength: 3 })
  const calendars = fc
    .record({ week: fc.record({ '1': spans, '3': spans, '7': spans }), timezone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin') })
    .map(calendar)
  fc.assert(
    fc.property(calendars, fc.integer({ min: 0, max: 60 * 24 }), (drawn, hours) => {
      const now = Date.parse('2026-02-20T00:00:00Z') + hours * 3_600_000
      const isOpen = compileCalendar(drawn)
      const stretch = nextOpening(drawn, now)
      if (!stretch) {
        expect(isOpen(now)).toBe(false)
        return
      }
      expect(isOpen(now)).toBe(stretch.opens <= now)
      expect(stretch.closes).toBeGreaterThan(now)
      for (let moment = now; moment < stretch.opens; moment += 1_800_000) expect(isOpen(moment)).toBe(false)
      expect(isOpen(Math.max(now, stretch.opens))).toBe(true)
      expect(isOpen(stretch.closes)).toBe(false)
    }),
    { numRuns: 400 },
  )
})
