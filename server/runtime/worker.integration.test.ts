import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { EffectRequest } from '../../flows/engine/types.ts'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import type { Worker } from './build-worker.ts'
import { echoProgram } from './testing/echo-program.ts'
import { brokenInvariants } from './testing/invariants.ts'
import { seedChannel } from './testing/seed.ts'
import { silentLog, startRuntime, visitor } from './testing/start-runtime.ts'
import { createTimerTable } from './timer-table.ts'
import { fireTimers } from './timers.ts'
import { startWorker } from './worker.ts'

let db: TestDatabase
const workers: Worker[] = []
const shop = { calls: [] as IncomingMessage[], answers: [] as { status: number; body: string; headers?: Record<string, string> }[] }
const server = createServer((request, response) => {
  shop.calls.push(request)
  const { status, body, headers } = shop.answers.shift() ?? { status: 200, body: '{"ok":true}' }
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
})
let address = ''

beforeAll(async () => {
  db = await testDatabase()
  await seedChannel(db.pool)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  shop.calls.length = 0
  shop.answers.length = 0
  expect(await brokenInvariants(db.pool)).toEqual([])
})
afterAll(async () => {
  server.close()
  await db.close()
})

/** One process: a runtime whose effects go to the shop, with a worker. */
function process(
  options: { effect?: Partial<EffectRequest> & { url?: string }; timeoutMs?: number; lease?: number; worker?: boolean } = {},
) {
  const compile = () => ({
    ...echoProgram,
    step(...given: Parameters<typeof echoProgram.step>) {
      const result = echoProgram.step(...given)
      for (const command of result.commands) {
        if (command.kind !== 'effect') continue
        if (command.effect.kind === 'http') Object.assign(command.effect, { url: `http://${address}/orders`, ...options.effect })
        command.timeoutMs = options.timeoutMs ?? command.timeoutMs
      }
      return result
    },
  })
  const runtime = startRuntime(db.pool, { compile })
  const start = () => {
    const worker = startWorker({
      pool: db.pool,
      runtime,
      clock: { now: Date.now },
      log: silentLog,
      allowPrivateHttp: [address],
      lease: options.lease ?? 15_000,
    })
    workers.push(worker)
    return worker
  }
  if (options.worker !== false) start()
  return { runtime, start }
}

async function logOf(conversationId: string): Promise<string[]> {
  const { rows } = await db.pool.query("SELECT state->'variables'->'log' AS log FROM conversation WHERE id = $1", [conversationId])
  return rows[0].log
}
const outbox = async (conversationId: string) =>
  (await db.pool.query('SELECT state, attempts, result FROM outbox WHERE conversation_id = $1', [conversationId])).rows[0]

describe('an effect', () => {
  test('is performed after the commit and its answer continues the conversation', async () => {
    const { conversationId } = await visitor(process().runtime, 'asks').say('m1', 'effect')
    await vi.waitFor(async () => expect(await logOf(conversationId)).toEqual(['effect', 'e1=ok']), 3000)
    expect(await outbox(conversationId)).toMatchObject({ state: 'done', result: { status: 200, body: { ok: true } } })
    expect(shop.calls[0]?.headers['idempotency-key']).toBe(`${conversationId}/e1`)
    const { rows } = await db.pool.query("SELECT body FROM event WHERE conversation_id = $1 AND kind = 'effect.finished'", [conversationId])
    expect(rows[0].body).toMatchObject({ effectId: 'e1', effect: 'http', ok: true })
  })

  test('is tried again while the other side is down, and answered once', async () => {
    shop.answers.push({ status: 503, body: '' }, { status: 502, body: '' })
    const { conversationId } = await visitor(process().runtime, 'retries').say('m1', 'effect')
    await vi.waitFor(async () => expect(await logOf(conversationId)).toEqual(['effect', 'e1=ok']), 5000)
    expect(shop.calls).toHaveLength(3)
    expect(await outbox(conversationId)).toMatchObject({ state: 'done', attempts: 2 })
  })

  test('fails when its time is over, so that nobody waits for ever', async () => {
    shop.answers.push(...Array.from({ length: 20 }, () => ({ status: 503, body: '' })))
    const { conversationId } = await visitor(process({ timeoutMs: 1200 }).runtime, 'gives up').say('m1', 'effect')
    await vi.waitFor(async () => expect(await logOf(conversationId)).toEqual(['effect', 'e1=http-503']), 4000)
    expect(await outbox(conversationId)).toMatchObject({ state: 'failed', result: { code: 'http-503' } })
  })

  test('a 404 is an answer', async () => {
    shop.answers.push({ status: 404, body: '{"error":"no such order"}' })
    const { conversationId } = await visitor(process().runtime, 'not found').say('m1', 'effect')
    await vi.waitFor(
      async () =>
        expect(await outbox(conversationId)).toMatchObject({ state: 'done', result: { status: 404, body: { error: 'no such order' } } }),
      3000,
    )
  })

  test('a private address is refused unless it is allowed, also behind a redirect', async () => {
    const direct = await visitor(process({ effect: { url: 'http://169.254.169.254/latest/meta-data' } }).runtime, 'metadata').say(
      'm1',
      'effect',
    )
    await vi.waitFor(async () => expect(await logOf(direct.conversationId)).toEqual(['effect', 'e1=refused-address']), 3000)
    shop.answers.push({ status: 302, body: '', headers: { location: 'http://localhost:1/secret' } })
    const behind = await visitor(process().runtime, 'redirected').say('m1', 'effect')
    await vi.waitFor(async () => expect(await logOf(behind.conversationId)).toEqual(['effect', 'e1=refused-address']), 3000)
  })

  test('an answer of more than a megabyte is refused', async () => {
    shop.answers.push({ status: 200, body: JSON.stringify('x'.repeat(1_100_000)) })
    const { conversationId } = await visitor(process().runtime, 'too much').say('m1', 'effect')
    await vi.waitFor(async () => expect(await logOf(conversationId)).toEqual(['effect', 'e1=too-large']), 3000)
  })

  test('that a dead process left is done by another, and accepted once although two performed it', async () => {
    const dead = process({ worker: false })
    const { conversationId } = await visitor(dead.runtime, 'orphan').say('m1', 'effect')
    expect(await outbox(conversationId)).toMatchObject({ state: 'pending' })
    process()
    const second = process()
    await vi.waitFor(async () => expect(await logOf(conversationId)).toEqual(['effect', 'e1=ok']), 4000)
    const late = await second.runtime.act({
      workspaceId: 'w',
      conversationId,
      inboundId: 'effect:e1',
      event: { kind: 'effect', id: 'e1', ok: true, result: 'late' },
    })
    expect(late.duplicate).toBe(true)
    expect(await logOf(conversationId)).toEqual(['effect', 'e1=ok'])
  })

  test('makes one ticket with the next number, however often the job runs', async () => {
    const { runtime } = process({ worker: false })
    const conversations = await Promise.all(
      Array.from({ length: 5 }, (_, place) => visitor(runtime, `ticket ${place}`).say('m1', 'ticket')),
    )
    process()
    process()
    for (const { conversationId } of conversations) {
      await vi.waitFor(async () => expect(await logOf(conversationId)).toEqual(['ticket', 'e1=ok']), 4000)
    }
    const { rows } = await db.pool.query('SELECT number FROM ticket ORDER BY number')
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5])
    const created = await db.pool.query("SELECT body->>'number' AS number FROM event WHERE kind = 'ticket.created'")
    expect(created.rows).toHaveLength(5)
  })
})

describe('a timer', () => {
  test('fires once although two processes look', async () => {
    const { runtime } = process()
    process()
    const { conversationId } = await visitor(runtime, 'waits').say('m1', 'slow 150')
    await vi.waitFor(async () => expect(await logOf(conversationId)).toEqual(['slow 150', 'fired t1']), 3000)
    const { rows } = await db.pool.query('SELECT wake_at FROM conversation WHERE id = $1', [conversationId])
    expect(rows[0].wake_at).toBeNull()
  })

  test('is not fired by somebody who looks too early; he says when to look again', async () => {
    const { runtime } = process({ worker: false })
    const { conversationId } = await visitor(runtime, 'put off').say('m1', 'slow 60000')
    await db.pool.query("UPDATE conversation SET wake_after = now() - interval '1 s' WHERE id = $1", [conversationId])
    await fireTimers({ timers: createTimerTable(db.pool), runtime, clock: { now: Date.now }, log: silentLog })
    const { rows } = await db.pool.query('SELECT version, wake_after = wake_at AS set FROM conversation WHERE id = $1', [conversationId])
    expect(rows).toEqual([{ version: '1', set: true }])
  })

  test('that nobody waits for any more is forgotten', async () => {
    const { runtime } = process({ worker: false })
    const { conversationId } = await visitor(runtime, 'answered').say('m1', 'hi')
    await db.pool.query("UPDATE conversation SET wake_after = now() - interval '1 s' WHERE id = $1", [conversationId])
    await fireTimers({ timers: createTimerTable(db.pool), runtime, clock: { now: Date.now }, log: silentLog })
    const { rows } = await db.pool.query('SELECT version, wake_after FROM conversation WHERE id = $1', [conversationId])
    expect(rows).toEqual([{ version: '1', wake_after: null }])
  })

  test('that fell due while nothing ran fires after the start, each once', async () => {
    const asleep = process({ worker: false })
    const said = await Promise.all(Array.from({ length: 30 }, (_, place) => visitor(asleep.runtime, `slept ${place}`).say('m1', 'slow 1')))
    process()
    process()
    for (const { conversationId } of said) {
      await vi.waitFor(async () => expect(await logOf(conversationId)).toEqual(['slow 1', 'fired t1']), 4000)
    }
  })
})

test('a periodic job of somebody else runs until the worker stops', async () => {
  const runs: number[] = []
  const worker = process({ worker: false }).start()
  worker.every('test', 20, async () => runs.push(1))
  await vi.waitFor(() => expect(runs.length).toBeGreaterThan(2))
  await worker.stop()
  const count = runs.length
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(runs).toHaveLength(count)
})
