import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { throwawayPostgres } from '../platform/embedded-postgres/throwaway-postgres.ts'
import { migrate } from '../platform/migrations/migrate.ts'
import { type Fleet, startFleet } from './testing/fleet.ts'
import { brokenInvariants } from './testing/invariants.ts'
import { seedChannel } from './testing/seed.ts'

// What a double click, an impatient client and a vendor's redelivery do: the same reply twice, at the same moment.
const times = process.env.TANDEM_FAULTS === 'long' ? 1000 : 100

let postgres: Awaited<ReturnType<typeof throwawayPostgres>>
let fleet: Fleet
let db: pg.Pool
beforeAll(async () => {
  postgres = await throwawayPostgres({ name: 'double-send' })
  await migrate({ url: postgres.url })
  db = new pg.Pool({ connectionString: postgres.url, max: 2 })
  await seedChannel(db)
  fleet = await startFleet({ database: postgres.url, size: 2 })
})
afterAll(async () => {
  await fleet?.stop()
  await db?.end()
  await postgres?.remove()
})

test.each([
  ['through one process', [0, 0]],
  ['through two processes', [0, 1]],
])(
  `the same reply twice at once, ${times} times, %s: answered once, stored once, both callers get the same answer`,
  async (name, doors) => {
    for (let round = 0; round < times; round += 20) {
      await Promise.all(
        Array.from({ length: 20 }, async (_, place) => {
          const message = { externalId: `${name} ${round + place}`, inboundId: 'reply', text: 'yes' }
          const [first, second] = await Promise.all(doors.map((door) => fleet.deliver(message, door)))
          expect({ ...second, duplicate: null }).toEqual({ ...first, duplicate: null })
          expect([first?.duplicate, second?.duplicate].sort()).toEqual([false, true])
        }),
      )
    }
    const { rows } = await db.query(
      `SELECT count(*) FILTER (WHERE e.kind = 'message.customer')::int AS stored, count(*) FILTER (WHERE e.kind = 'message.bot')::int AS answered
     FROM conversation c JOIN event e ON e.shard = c.shard AND e.conversation_id = c.id WHERE c.external_id LIKE $1`,
      [`${name} %`],
    )
    expect(rows).toEqual([{ stored: times, answered: times }])
    expect(await brokenInvariants(db)).toEqual([])
  },
)
