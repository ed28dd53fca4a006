import { expect, test } from 'vitest'
import type { NodeRun } from '../definition.ts'
import { stickyChance } from './sticky.ts'

const chanceOf = (customer: number, nodeId = 'n') => stickyChance({ nodeId, facts: { customer: { id: `c${customer}` } } } as NodeRun)

test('customers are spread evenly, and two splits do not go together', () => {
  const counts = [0, 0, 0, 0]
  let together = 0
  for (let customer = 0; customer < 8000; customer++) {
    const at = Math.floor(chanceOf(customer) * 4)
    counts[at] = (counts[at] ?? 0) + 1
    if (at === Math.floor(chanceOf(customer, 'm') * 4)) together++
  }
  // Four deviations of a fair draw: √(8000 · ¼ · ¾) ≈ 39.
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(160)
  expect(Math.abs(together - 2000)).toBeLessThan(160)
})
