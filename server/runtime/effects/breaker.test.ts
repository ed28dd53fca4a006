import { expect, test } from 'vitest'
import { createBreakers } from './breaker.ts'

function setUp() {
  const clock = { at: 0, now: () => clock.at }
  const breakers = createBreakers(clock)
  const fail = (times: number) => Array.from({ length: times }, () => breakers.failed('shop'))
  return { clock, breakers, fail }
}

test('opens at the fifth failure in a row, and only for the one that fails', () => {
  const { breakers, fail } = setUp()
  expect(fail(5)).toEqual([false, false, false, false, true])
  expect(breakers.wait('shop')).toBe(5000)
  expect(breakers.wait('other')).toBe(0)
  expect(breakers.open()).toEqual(['shop'])
})

test('a success in between begins the count anew', () => {
  const { breakers, fail } = setUp()
  fail(4)
  breakers.succeeded('shop')
  expect(fail(4)).toEqual([false, false, false, false])
  expect(breakers.wait('shop')).toBe(0)
})

test('after its time one call tries; when that fails it is left alone twice as long, at most a minute', () => {
  const { clock, breakers, fail } = setUp()
  fail(5)
  const pauses = []
  for (let round = 0; round < 5; round++) {
    clock.at += breakers.wait('shop')
    expect(breakers.wait('shop'), 'one tries').toBe(0)
    expect(breakers.wait('shop'), 'the others wait for it').toBeGreaterThan(0)
    expect(breakers.failed('shop')).toBe(true)
    pauses.push(breakers.wait('shop'))
  }
  expect(pauses).toEqual([10_000, 20_000, 40_000, 60_000, 60_000])
})

test('a call that works closes it for all', () => {
  const { clock, breakers, fail } = setUp()
  fail(5)
  clock.at += 5000
  expect(breakers.wait('shop')).toBe(0)
  breakers.succeeded('shop')
  expect([breakers.wait('shop'), breakers.wait('shop')]).toEqual([0, 0])
})
