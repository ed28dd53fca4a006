import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../../tests/setup/database.ts'
import type { Worker } from './build-worker.ts'
import { brokenInvariants } from './testing/invariants.ts'
import { seedChannel } from './testing/seed.ts'
import { silentLog, startRuntime, visitor } from './testing/start-runtime.ts'
import { startWorker } from './worker.ts'

const count = process.env.TANDEM_FAULTS === 'long' ? 10_000 : 1000

const db = await testDatabase()
const workers: Worker[] = []
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await db.close()
})

test(`R14 ${count} timers due at one moment, two workers: each fires once, none early, all within half a minute`, async () => {
  await seedChannel(db.pool)
  const clock = { now: Date.now }
  const [one, two] = [startRuntime(db.pool), startRuntime(db.pool)]
  // Far enough ahead that all are set before; moved to now when they are.
  const ahead = 3_600_000
  for (let first = 0; first < count; first += 200)
    await Promise.all(Array.from({ length: 200 }, (_, place) => visitor(one, `v${first + place}`).say('m', `slow ${ahead}`)))
  const due = Date.now() + 3000
  await db.pool.query(
    `UPDATE conversation c SET wake_at = $1, wake_after = $1,
       state = jsonb_set(state::jsonb, '{timers}', (SELECT jsonb_object_agg(name, $2::bigint) FROM jsonb_object_keys(state::jsonb->'timers') name))`,
    [new Date(due), due],
  )
  // Processes that begin now know nothing of the time before.
  const fresh = [startRuntime(db.pool), two]
  for (const runtime of fresh) workers.push(startWorker({ pool: db.pool, runtime, clock, log: silentLog }))
  const fired = async () => {
    const { rows } = await db.pool.query<{ count: number; early: number; last: Date }>(
      `SELECT count(*)::int AS count, count(*) FILTER (WHERE at < $1)::int AS early, max(at) AS last
       FROM event WHERE kind = 'message.bot' AND body->>'text' LIKE 'fired %'`,
      [new Date(due)],
    )
    return rows[0] as { count: number; early: number; last: Date }
  }
  await vi.waitFor(async () => expect((await fired()).count).toBe(count), { timeout: 60_000, interval: 200 })
  const { early, last } = await fired()
  console.log(JSON.stringify({ timers: count, 'last fired after, ms': last.getTime() - due }))
  expect(early).toBe(0)
  expect(last.getTime() - due).toBeLessThan(30_000)
  expect(await brokenInvariants(db.pool)).toEqual([])
})
