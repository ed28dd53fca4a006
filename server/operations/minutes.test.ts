import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantile, steps } from './minutes.ts'

const spreads = fc.array(fc.nat(1000), { minLength: steps.length + 1, maxLength: steps.length + 1 })

describe('a waiting time out of the counts', () => {
  test('nothing was answered: there is none', () => {
    expect(quantile([0, 0, 0], 0.5)).toBeNull()
  })

  test('it lies within the step in which the share is reached', () => {
    expect(quantile([0, 10, 0, 0], 0.5)).toBe(17.5)
    expect(quantile([90, 0, 0, 10], 0.95)).toBe(75)
    expect(quantile([...steps.map(() => 0), 3], 0.5)).toBe(10_000)
  })

  test('a greater share never waits less, and none waits longer than the last step', () => {
    fc.assert(
      fc.property(spreads, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (spread, a, b) => {
        const [less, more] = [quantile(spread, Math.min(a, b)), quantile(spread, Math.max(a, b))]
        expect(less === null).toBe(more === null)
        expect(less ?? 0).toBeLessThanOrEqual((more ?? 0) + 1e-9)
        expect(more ?? 0).toBeLessThanOrEqual(10_000)
      }),
    )
  })
})
