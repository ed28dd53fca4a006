import { expect, test } from 'vitest'
import { daysOf } from './days.ts'
import { overviewInput } from './overview.ts'

test('every day once, also over the end of a month, a leap day and a change of clocks', () => {
  expect(daysOf({ from: '2028-02-28', to: '2028-03-01' })).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
  expect(daysOf({ from: '2026-03-28', to: '2026-03-30' })).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
})

test.each([
  ['2026-01-01', '2026-01-01', true],
  ['2026-01-01', '2026-04-02', true],
  ['2026-01-01', '2026-04-03', false],
  ['2026-01-02', '2026-01-01', false],
  ['0001-01-01', '9999-12-31', false],
  ['2026-02-30', '2026-03-01', false],
])('from %s to %s may be asked: %s', (from, to, allowed) => {
  expect(overviewInput.safeParse({ from, to }).success).toBe(allowed)
})
