import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { testServices } from '../api/testing/test-services.ts'
import { createFrontDoor } from '../platform/http/front-door.ts'
import { seedChannel } from '../runtime/testing/seed.ts'
import { startRuntime, visitor } from '../runtime/testing/start-runtime.ts'
import { supportFlow } from '../runtime/testing/support-flow.ts'
import { mountMetrics } from './mount-metrics.ts'

const token = 'a token that only Prometheus has'
let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await seedChannel(db.pool, { versionId: 'v1', content: supportFlow })
})
afterAll(() => db.close())

function door(environment: Record<string, string> = { TANDEM_METRICS_TOKEN: token }) {
  const { services } = testServices(db, environment)
  const app = createFrontDoor({ log: services.log, answered: services.metrics.request })
  mountMetrics(app, services)
  const ask = (authorization?: string) => app.request('/metrics', { headers: authorization ? { authorization } : {} })
  return { services, ask }
}

test('without the setting there is no such address, and without the token no answer', async () => {
  expect((await door({}).ask()).status).toBe(404)
  expect((await door().ask()).status).toBe(401)
  expect((await door().ask('Bearer something else that is as long')).status).toBe(401)
})

test('turns, repeats and what waits can be read from it', async () => {
  const { services, ask } = door()
  const customer = visitor(services.runtime, 'counted')
  await customer.start()
  await customer.say('m1')
  await customer.say('m1')
  await db.pool.query(`INSERT INTO outbox (shard, conversation_id, id, workspace_id, kind, request, due_at, deadline)
    VALUES (0, gen_random_uuid(), 'late', 'w', 'http', '{}', now() - interval '2 minutes', now() + interval '1 h')`)
  const answer = await ask(`Bearer ${token}`)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  const figures = new Map(
    (await answer.text())
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
  expect(figures.get('tandem_inbound_seconds_count{result="answered"}')).toBe(2)
  expect(figures.get('tandem_inbound_seconds_count{result="repeated"}')).toBe(1)
  expect(figures.get('tandem_turns_total')).toBe(2)
  expect(figures.get('tandem_inbound_waiting')).toBe(0)
  expect(figures.get('tandem_outbox_pending')).toBe(1)
  expect(figures.get('tandem_outbox_oldest_seconds')).toBeGreaterThanOrEqual(120)
  expect(figures.get('tandem_timers_late_seconds')).toBe(0)
  expect(figures.has('tandem_redis_up'), 'there is no Redis to be up').toBe(false)
})

test('a slow turn is in the log, with its conversation', async () => {
  const warn = vi.fn()
  const runtime = startRuntime(db.pool, { log: { warn, error() {} }, slow: 0.0001 })
  const { conversationId } = await visitor(runtime, 'slow').start()
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ conversationId, workspaceId: 'w', result: 'answered' }),
    'a slow turn',
  )
})
