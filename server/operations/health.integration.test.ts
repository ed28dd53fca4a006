import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { testServices } from '../api/testing/test-services.ts'
import { createFrontDoor } from '../platform/http/front-door.ts'
import { mountHealth, type Readiness } from '../platform/http/health.ts'
import { mountHealthDetails } from './mount-health-details.ts'

const token = 'a token that only operators have'
const well: Readiness = { interface: 'ready', workerSilent: 1000, stopping: false }
let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

function door(readiness: Partial<Readiness> = {}, environment: Record<string, string> = { TANDEM_METRICS_TOKEN: token }) {
  const { services } = testServices(db, environment)
  const app = createFrontDoor({ log: services.log })
  const input = { services, readiness: () => ({ ...well, ...readiness }) }
  mountHealth(app, input)
  mountHealthDetails(app, input)
  return {
    services,
    ready: async () => {
      const answer = await app.request('/readyz')
      return { status: answer.status, ...((await answer.json()) as object) }
    },
    details: (authorization = `Bearer ${token}`) => app.request('/health', { headers: { authorization } }),
  }
}

test('it is ready when everything it needs is', async () => {
  expect(await door().ready()).toMatchObject({ status: 200, ready: true, database: 'ok', migrations: 'ok', worker: 'ok' })
  expect(await door({ interface: 'not here', workerSilent: null }).ready()).toMatchObject({ status: 200, worker: 'not here' })
})

test.each([
  ['its interface is being prepared', { interface: 'preparing' }, { interface: 'preparing' }],
  ['its worker has been silent for long', { workerSilent: 31_000 }, { worker: 'silent' }],
  ['it is stopping', { stopping: true }, { stopping: true }],
] as const)('it is not ready while %s', async (_, readiness, part) => {
  expect(await door(readiness).ready()).toMatchObject({ status: 503, ready: false, ...part })
})

test('it is not ready while migrations are missing or the database is away', async () => {
  await db.pool.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE '%add_operations'`)
  expect(await door().ready()).toMatchObject({ status: 503, migrations: 'pending' })
  await db.pool.query('UPDATE _prisma_migrations SET rolled_back_at = NULL')
  const { services } = door()
  const away = { ...services, db: { ...services.db, pool: { query: () => Promise.reject(new Error('away')) } as never } }
  const app = createFrontDoor({ log: services.log })
  mountHealth(app, { services: away, readiness: () => well })
  const answer = await app.request('/readyz')
  expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ database: 'down', migrations: 'unknown' })])
})

test('details are for who has the token; what wants attention is said in sentences', async () => {
  expect((await door({}, {}).details()).status).toBe(404)
  expect((await door().details('Bearer guessed')).status).toBe(401)
  expect(await (await door().details()).json()).toMatchObject({
    ready: true,
    attention: [],
    parts: { database: 'ok' },
    figures: { waiting: 0 },
  })
  await db.pool.query(`INSERT INTO outbox (shard, conversation_id, id, workspace_id, kind, request, due_at, deadline)
    VALUES (0, gen_random_uuid(), 'late', 'w', 'http', '{}', now() - interval '2 minutes', now() + interval '1 h')`)
  const { ready, attention } = (await (await door({ workerSilent: 40_000 }).details()).json()) as { ready: boolean; attention: string[] }
  expect(ready).toBe(false)
  expect(attention).toEqual([
    'The worker of this process has not come round for half a minute.',
    expect.stringMatching(/^The oldest effect is 12\d s late/),
  ])
})
