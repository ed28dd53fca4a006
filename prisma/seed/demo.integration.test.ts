import { afterAll, expect, it } from 'vitest'
import { createLogger } from '../../server/platform/logger.ts'
import { testDatabase } from '../../tests/setup/database.ts'
import { DEMO_WORKSPACE, seedDemo } from './demo.ts'

const db = await testDatabase()
afterAll(() => db.close())

it('makes a demo workspace whose history was played through the runtime, once', async () => {
  const services = { db, log: createLogger({ level: 'error' }), config: { host: '127.0.0.1', port: 4300 } } as unknown as Parameters<
    typeof seedDemo
  >[0]
  expect(await seedDemo(services, { days: 2 })).toBe(true)
  expect(await seedDemo(services)).toBe(false)
  const { rows } = await db.pool.query<{ owner: string; n: number }>(
    'select owner, count(*)::int as n from conversation where workspace_id = $1 group by owner',
    [DEMO_WORKSPACE],
  )
  const owners = Object.fromEntries(rows.map((row) => [row.owner, row.n]))
  expect(owners.closed).toBeGreaterThan(50)
  expect(owners.agent ?? 0).toBe(0)
  expect(owners.queue ?? 0).toBe(0)
  const turns = await db.pool.query<{ n: number }>('select count(*)::int as n from turn_log where workspace_id = $1', [DEMO_WORKSPACE])
  expect(turns.rows[0]?.n).toBeGreaterThan(200)
  const gaps = await db.pool.query(
    'select conversation_id from event group by conversation_id having max(seq) <> count(*) or min(seq) <> 1',
  )
  expect(gaps.rows).toEqual([])
  const misdated = await db.pool.query(
    `select id from customer u where workspace_id = $1 and updated_at is distinct from
     (select max(last_message_at) from conversation where workspace_id = u.workspace_id and customer_id = u.id)
     and exists (select 1 from conversation where workspace_id = u.workspace_id and customer_id = u.id)`,
    [DEMO_WORKSPACE],
  )
  expect(misdated.rows).toEqual([])
  const rated = await db.pool.query<{ n: number }>(`select count(*)::int as n from event where kind = 'rated'`)
  expect(rated.rows[0]?.n).toBeGreaterThan(10)
}, 120_000)
