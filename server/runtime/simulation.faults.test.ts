import { expect, test } from 'vitest'
import { simulate } from './testing/simulate.ts'

// TANDEM_SEEDS=5000 for a long run; TANDEM_SEED=17 to see one again.
const only = process.env.TANDEM_SEED
const first = only ? Number(only) : 1
const last = only ? first : Number(process.env.TANDEM_SEEDS ?? 300)

test('R1 R2 whatever fails in whatever order, every message is stored once, answered once and in order, also of conversations that are moved meanwhile', async () => {
  const seen: Record<string, number> = {}
  for (let seed = first; seed <= last; seed++) {
    const { violations, faults } = await simulate(seed)
    expect(violations, `seed ${seed}: rerun with TANDEM_SEED=${seed}`).toEqual([])
    for (const [name, times] of Object.entries(faults)) seen[name] = (seen[name] ?? 0) + times
  }
  // A run in which nothing went wrong would show nothing.
  if (!only)
    for (const fault of ['crash before commit', 'crash after commit', 'broken before commit', 'broken after commit', 'sent again', 'moved'])
      expect(seen[fault] ?? 0).toBeGreaterThan(20)
})

test.each(['dedupe', 'swap'] as const)('R2 a store without its %s is found out', async (broken) => {
  let found = 0
  for (let seed = 1; seed <= 30; seed++) found += (await simulate(seed, { broken })).violations.length
  expect(found).toBeGreaterThan(10)
})

test('R2 the same seed is the same run', async () => {
  for (const seed of [3, 71, 204]) {
    const [one, two] = [await simulate(seed), await simulate(seed)]
    expect(one.digest).toBe(two.digest)
    expect(one.faults).toEqual(two.faults)
  }
})
