import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { testServices } from '../api/testing/test-services.ts'
import type { Actor } from '../identity/actor.ts'
import type { Worker } from '../runtime/build-worker.ts'
import { echoProgram } from '../runtime/testing/echo-program.ts'
import { brokenInvariants } from '../runtime/testing/invariants.ts'
import { seedChannel } from '../runtime/testing/seed.ts'
import { silentLog, startRuntime, visitor } from '../runtime/testing/start-runtime.ts'
import { startWorker } from '../runtime/worker.ts'
import type { Services } from '../services.ts'
import { discardDeadLetters } from './discard-dead-letters.ts'
import { listDeadLetters } from './list-dead-letters.ts'
import { createMinutes } from './minutes.ts'
import { readOperations } from './read-operations.ts'
import { rerunDeadLetters } from './rerun-dead-letters.ts'

const actor: Actor = { workspaceId: 'w', memberId: 'ann', userId: 'w-ann', name: 'Ann', role: 'admin', locale: 'en' }
let db: TestDatabase
let services: Services
let worker: Worker
let status = 200
const calls: { key: string; body: string }[] = []
const shop = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => (body += part))
  request.on('end', () => {
    calls.push({ key: String(request.headers['idempotency-key']), body })
    response.writeHead(status).end('{"ok":true}')
  })
})

beforeAll(async () => {
  db = await testDatabase()
  await seedChannel(db.pool)
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${(shop.address() as AddressInfo).port}`
  const base = testServices(db, { TANDEM_ALLOW_PRIVATE_HTTP: address }).services
  const order = {
    kind: 'http',
    method: 'POST',
    url: `http://${address}/orders?token=hunter2`,
    headers: { 'x-key': 'hunter2' },
    body: '{"n":1}',
  }
  const compile = () => ({
    ...echoProgram,
    step(...given: Parameters<typeof echoProgram.step>) {
      const result = echoProgram.step(...given)
      for (const command of result.commands) if (command.kind === 'effect') Object.assign(command, { effect: order, timeoutMs: 400 })
      return result
    },
  })
  const runtime = startRuntime(db.pool, { compile, meter: base.meter })
  services = { ...base, runtime }
  worker = startWorker({
    pool: db.pool,
    runtime,
    clock: { now: Date.now },
    log: silentLog,
    meter: base.meter,
    allowPrivateHttp: [address],
  })
})
afterAll(async () => {
  await worker.stop()
  shop.close()
  expect(await brokenInvariants(db.pool)).toEqual([])
  await db.close()
})

/** A conversation whose order failed for good; `close` ends it afterwards. */
async function failed(name: string, { close = false } = {}): Promise<{ conversationId: string; effectId: string }> {
  status = 503
  const customer = visitor(services.runtime, name)
  const { conversationId } = await customer.start()
  await customer.say('effect')
  const effectId = await vi.waitFor(async () => {
    const { items } = await listDeadLetters(services, actor)
    const letter = items.find((item) => item.conversationId === conversationId)
    expect(letter).toBeDefined()
    return letter?.effectId as string
  })
  if (close) await customer.leave()
  status = 200
  return { conversationId, effectId }
}

const rowsOf = async (conversationId: string) =>
  (await db.pool.query('SELECT id, state, result FROM outbox WHERE conversation_id = $1 ORDER BY created_at, id', [conversationId])).rows
const eventsOf = async (conversationId: string, kind: string) =>
  (await db.pool.query('SELECT body FROM event WHERE conversation_id = $1 AND kind = $2 ORDER BY seq', [conversationId, kind])).rows.map(
    ({ body }) => body,
  )
/** Breakers stay shut after five failures in a row; each test leaves its shop well. */
const done = (conversationId: string, id: string) =>
  vi.waitFor(async () => expect((await rowsOf(conversationId)).find((row) => row.id === id)).toMatchObject({ state: 'done' }), {
    timeout: 9000,
  })

describe('an effect that failed for good', () => {
  test('is listed with why it failed and what was asked, without its keys', async () => {
    const letter = await failed('listed')
    const { items, count } = await listDeadLetters(services, actor)
    expect(count).toBe(items.length)
    const item = items.find(({ conversationId }) => conversationId === letter.conversationId)
    expect(item).toMatchObject({
      kind: 'http',
      error: { code: expect.stringMatching(/^(http-503|timeout)$/) },
      request: { body: '{"n":1}' },
    })
    expect(item?.attempts).toBeGreaterThan(0)
    expect(JSON.stringify(items)).not.toContain('hunter2')
    await rerunDeadLetters(services, actor, { letters: [letter] })
    await done(letter.conversationId, `${letter.effectId}~1`)
  })

  test.each([
    ['open', false],
    ['closed', true],
  ])('is performed once more in an %s conversation; the first answer stays', async (name, close) => {
    const letter = await failed(`again ${name}`, { close })
    const before = await rowsOf(letter.conversationId)
    const both = [
      rerunDeadLetters(services, actor, { letters: [letter] }),
      rerunDeadLetters(services, actor, { letters: [letter, letter] }),
    ]
    const outcomes = await Promise.all(both)
    expect(outcomes.map(({ begun }) => begun).sort()).toEqual([0, 1])
    expect(outcomes.map(({ gone }) => gone).sort()).toEqual([0, 1])
    const rerunId = `${letter.effectId}~1`
    await done(letter.conversationId, rerunId)
    const after = await rowsOf(letter.conversationId)
    expect(after[0]).toEqual(before[0])
    expect(after.map(({ id }) => id)).toEqual([letter.effectId, rerunId])
    expect(calls.filter(({ key }) => key === `${letter.conversationId}/${rerunId}`)).toEqual([
      { key: `${letter.conversationId}/${rerunId}`, body: '{"n":1}' },
    ])
    expect(await eventsOf(letter.conversationId, 'effect.requested')).toMatchObject([{ effectId: letter.effectId }, { effectId: rerunId }])
    expect(await eventsOf(letter.conversationId, 'effect.finished')).toMatchObject([{ ok: false }, { effectId: rerunId, ok: true }])
    expect((await listDeadLetters(services, actor)).items).not.toContainEqual(expect.objectContaining(letter))
    const { rows } = await db.pool.query(`SELECT detail FROM audit_entry WHERE action = 'effect.rerun' AND subject = $1`, [
      letter.conversationId,
    ])
    expect(rows).toEqual([{ detail: { effectId: letter.effectId, rerunId, effect: 'http' } }])
  })

  test('is discarded with a reason, once, and not performed again afterwards', async () => {
    const letter = await failed('discarded')
    const discard = () => discardDeadLetters(services, actor, { letters: [letter], reason: 'ordered by phone' })
    expect(await discard()).toEqual({ discarded: 1, gone: 0 })
    expect(await discard()).toEqual({ discarded: 0, gone: 1 })
    expect(await rerunDeadLetters(services, actor, { letters: [letter] })).toEqual({ begun: 0, gone: 1 })
    expect(await rowsOf(letter.conversationId)).toHaveLength(1)
    const { rows } = await db.pool.query(`SELECT member_id, detail FROM audit_entry WHERE action = 'effect.discarded'`)
    expect(rows).toEqual([{ member_id: 'ann', detail: { effectId: letter.effectId, reason: 'ordered by phone' } }])
  })

  test('cannot be touched when it is another workspace’s, or did not fail', async () => {
    const letter = await failed('foreign')
    const stranger = { ...actor, workspaceId: 'x' }
    await expect(rerunDeadLetters(services, stranger, { letters: [letter] })).rejects.toMatchObject({ code: 'not-found' })
    const other = { ...letter, effectId: 'never asked for' }
    await expect(rerunDeadLetters(services, actor, { letters: [letter, other] })).rejects.toMatchObject({ code: 'not-found' })
    expect(await rowsOf(letter.conversationId)).toHaveLength(1)
    await discardDeadLetters(services, actor, { letters: [letter], reason: 'test' })
  })
})

test('a service that failed again and again is shown as stopped until it answers', async () => {
  await db.pool.query('DELETE FROM circuit')
  status = 503
  for (const name of ['a', 'b', 'c']) {
    await visitor(services.runtime, `down ${name}`).start()
    await visitor(services.runtime, `down ${name}`).say('effect')
  }
  const stopped = await vi.waitFor(async () => {
    const [row] = (await db.pool.query('SELECT target, until, code FROM circuit')).rows
    expect(row).toBeDefined()
    return row
  })
  expect(stopped).toMatchObject({ target: expect.stringContaining('127.0.0.1:'), code: 'http-503' })
  const { circuits } = await readOperations(services, { ...actor, workspaceId: 'w' })
  expect(circuits.length).toBeLessThanOrEqual(1)
  status = 200
  await vi.waitFor(async () => expect((await listDeadLetters(services, actor)).count).toBeGreaterThan(0))
  const { items } = await listDeadLetters(services, actor)
  await rerunDeadLetters(services, actor, { letters: items.map(({ conversationId, effectId }) => ({ conversationId, effectId })) })
  await vi.waitFor(async () => expect((await db.pool.query('SELECT 1 FROM circuit')).rowCount).toBe(0), { timeout: 15_000, interval: 200 })
}, 25_000)

test('what was answered and turned away is counted by minute, by all processes together, for its workspace only', async () => {
  const clock = { now: Date.now }
  const one = createMinutes({ pool: db.pool, clock })
  const two = createMinutes({ pool: db.pool, clock })
  const answered = (millis: number, workspaceId = 'counted') => ({ workspaceId, fromCustomer: true, millis, result: 'answered' }) as const
  for (const millis of [5, 5, 80]) one.inbound(answered(millis))
  two.inbound(answered(90_000))
  two.inbound(answered(5, 'other'))
  two.inbound({ ...answered(5), fromCustomer: false })
  two.turnedAway('counted', 'overloaded')
  one.turnedAway('counted', 'too-many-requests')
  await Promise.all([one.flush(), two.flush()])
  await one.flush()
  const seen = await readOperations(services, { ...actor, workspaceId: 'counted' })
  expect(seen.hour).toMatchObject({ answered: 4, p95: 10_000 })
  expect(seen.minutes).toHaveLength(60)
  expect(seen.turnedAway).toEqual({ crowded: 1, insistent: 1, last: expect.any(Date) })
})

test('figures that cannot be written are kept and written later', async () => {
  const broken = { query: () => Promise.reject(new Error('away')) }
  const pool = {
    query: (...given: never[]) => (down ? broken.query() : (db.pool.query as (...given: never[]) => Promise<object>)(...given)),
  }
  let down = true
  const minutes = createMinutes({ pool: pool as never, clock: { now: Date.now } })
  const done = { workspaceId: 'kept', fromCustomer: true, millis: 5, result: 'answered' } as const
  minutes.inbound(done)
  await expect(minutes.flush()).rejects.toThrow('away')
  minutes.inbound(done)
  down = false
  await minutes.flush()
  expect((await readOperations(services, { ...actor, workspaceId: 'kept' })).hour.answered).toBe(2)
})

test('who may not manage the workspace sees none of it', async () => {
  const supervisor: Actor = { ...actor, role: 'supervisor' }
  await expect(readOperations(services, supervisor)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(listDeadLetters(services, supervisor)).rejects.toMatchObject({ code: 'not-allowed' })
})
