import { expect, test } from 'vitest'
import { simulate } from './testing/simulate.ts'
import { faultyRules } from './testing/simulated-store.ts'

// TANDEM_SEEDS=10000 for a longer run, TANDEM_FIRST_SEED=20001 for other seeds; TANDEM_SEED=17 to see one again.
const only = process.env.TANDEM_SEED
const first = Number(only ?? process.env.TANDEM_FIRST_SEED ?? 1)
const count = only ? 1 : Number(process.env.TANDEM_SEEDS ?? (process.env.TANDEM_FAULTS === 'long' ? 3000 : 200))

test(`R1 R2 whatever fails in whatever order, every message is stored once, answered once and in order, every effect answered once and every timer fired once: ${count} seeds`, async () => {
  const seen: Record<string, number> = {}
  for (let seed = first; seed < first + count; seed++) {
    const { violations, faults } = await simulate(seed)
    expect(violations, `seed ${seed}: rerun with TANDEM_SEED=${seed}`).toEqual([])
    for (const [name, times] of Object.entries(faults)) seen[name] = (seen[name] ?? 0) + times
  }
  console.log(
    Object.entries(seen)
      .toSorted()
      .map(([name, times]) => `${name}: ${times}`)
      .join(' · '),
  )
  // A run in which nothing went wrong would show nothing.
  const kinds = ['commit', 'claim effects', 'claim timers'].flatMap((call) =>
    ['crash before', 'crash after', 'broken before', 'broken after'].map((fault) => `${fault} ${call}`),
  )
  if (!only)
    for (const fault of [...kinds, 'sent again', 'moved', 'clock put wrong', 'other side failed', 'effect performed'])
      expect(seen[fault] ?? 0, fault).toBeGreaterThan(10)
})

test.each(faultyRules)('R2 a store that breaks the rule "%s" is found out', async (broken) => {
  let found = 0
  let seed = 0
  while (found < 3 && seed < 200) {
    seed += 1
    if ((await simulate(seed, { broken })).violations.length > 0) found += 1
  }
  expect(found).toBe(3)
})

test('R2 the same seed is the same run', async () => {
  for (const seed of [3, 70, 204]) {
    const [one, two] = [await simulate(seed), await simulate(seed)]
    expect(one.digest).toBe(two.digest)
    expect(one.faults).toEqual(two.faults)
  }
})
