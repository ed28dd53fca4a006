import { expect, test } from 'vitest'
import { newId } from './id.ts'

test('an id says what it names', () => {
  expect(newId('customer')).toMatch(/^customer_[0-9a-hjkmnp-tv-z]{19}$/)
})

test('ids sort by the time they were made, across a change of digits', () => {
  const times = [1, 31, 32, 1023, 1024, 1_700_000_000_000, 1_700_000_000_001, 32 ** 9 - 1]
  const ids = times.map((time) => newId('x', time))
  expect([...ids].sort()).toEqual(ids)
})

test('ids made in the same millisecond differ', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId('x', 5))).size).toBe(10_000)
})
