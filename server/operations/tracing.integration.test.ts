import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace'
import type { Context } from 'hono'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { createFrontDoor } from '../platform/http/front-door.ts'
import { createLogger } from '../platform/logger.ts'
import type { Worker } from '../runtime/build-worker.ts'
import { echoProgram } from '../runtime/testing/echo-program.ts'
import { seedChannel } from '../runtime/testing/seed.ts'
import { silentLog, startRuntime, visitor } from '../runtime/testing/start-runtime.ts'
import { startWorker } from '../runtime/worker.ts'
import { startTracing } from './start-tracing.ts'

let db: TestDatabase
let spans: InMemorySpanExporter
let stop: () => Promise<void>
const workers: Worker[] = []
const calls: IncomingMessage[] = []
const shop = createServer((request, response) => {
  calls.push(request)
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
})
let address = ''

beforeAll(async () => {
  db = await testDatabase()
  await seedChannel(db.pool)
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  address = `127.0.0.1:${(shop.address() as AddressInfo).port}`
})
beforeEach(async () => {
  spans = new InMemorySpanExporter()
  stop = await startTracing({ config: collectedAt('http://127.0.0.1:9/v1/traces'), log: silentLog, exporter: spans })
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  await stop()
  calls.length = 0
})
afterAll(async () => {
  shop.close()
  await db.close()
})

function collectedAt(collector: string, share = 1) {
  return { tracing: { address: collector, service: 'tandem', share }, roles: new Set(['gateway', 'worker'] as const) }
}

function runtimeThatAsks(url = `http://${address}/orders?phone=13800138000`) {
  const compile = () => ({
    ...echoProgram,
    step(...given: Parameters<typeof echoProgram.step>) {
      const result = echoProgram.step(...given)
      for (const command of result.commands)
        if (command.kind === 'effect' && command.effect.kind === 'http') Object.assign(command.effect, { url })
      return result
    },
  })
  return startRuntime(db.pool, { compile })
}

function work(runtime: ReturnType<typeof startRuntime>) {
  const parts = { pool: db.pool, runtime, clock: { now: Date.now }, log: silentLog, allowPrivateHttp: [address] }
  workers.push(startWorker({ ...parts, lease: 15_000 }))
}

/** Spans of one trace once it has all of them: name of each with the name of its parent. */
async function traceOf(name: string, size: number): Promise<{ spans: ReadableSpan[]; tree: string[] }> {
  return await vi.waitFor(async () => {
    const all = await finished()
    const first = all.find((span) => span.name === name)
    if (!first) throw new Error(`no span ${name} among ${all.map((span) => span.name)}`)
    const mine = all.filter((span) => span.spanContext().traceId === first.spanContext().traceId)
    expect(mine.map((span) => span.name)).toHaveLength(size)
    const nameOf = new Map(mine.map((span) => [span.spanContext().spanId, span.name]))
    const parentOf = (span: ReadableSpan) => nameOf.get(span.parentSpanContext?.spanId ?? '') ?? '-'
    return { spans: mine, tree: mine.map((span) => `${parentOf(span)} > ${span.name}`).sort() }
  }, 8000)
}

async function finished(): Promise<ReadableSpan[]> {
  const { trace } = await import('@opentelemetry/api')
  // What is waiting in the batch.
  await (trace.getTracerProvider() as unknown as { getDelegate(): { forceFlush(): Promise<void> } }).getDelegate().forceFlush()
  return spans.getFinishedSpans()
}

function doorOf(runtime: ReturnType<typeof startRuntime>, options: { trustProxy?: boolean } = {}) {
  const door = createFrontDoor({ log: createLogger({ level: 'fatal' }), ...options })
  door.post('/say/:visitor', async (c: Context) => {
    await visitor(runtime, c.req.param('visitor') ?? '').say('m1', await c.req.text())
    return c.text('said')
  })
  door.get('/healthz', (c: Context) => c.text('ok'))
  return door
}

test('one message is one trace: from the door through its turn to the action, the other system, and the answer that came back', async () => {
  const runtime = runtimeThatAsks()
  work(runtime)
  await doorOf(runtime).request('/say/anna', { method: 'POST', body: 'effect' })
  const { tree, spans: all } = await traceOf('POST /say/:visitor', 9)
  expect(tree).toEqual([
    '- > POST /say/:visitor',
    'POST /say/:visitor > turn message',
    'effect http > POST',
    'effect http > turn effect',
    'turn effect > turn.commit',
    'turn effect > turn.step',
    'turn message > effect http',
    'turn message > turn.commit',
    'turn message > turn.step',
  ])
  const outgoing = all.find((span) => span.name === 'POST')
  expect(calls[0]?.headers.traceparent).toBe(`00-${outgoing?.spanContext().traceId}-${outgoing?.spanContext().spanId}-01`)
})

test('an action that another process takes over later stays in the trace of the message that asked for it', async () => {
  const asked = runtimeThatAsks()
  await doorOf(asked).request('/say/berta', { method: 'POST', body: 'effect' })
  await traceOf('POST /say/:visitor', 4)
  work(runtimeThatAsks())
  const { tree } = await traceOf('POST /say/:visitor', 10)
  expect(tree).toContain('turn message > effect http')
  expect(tree).toContain('turn effect > turn.load')
  const { rows } = await db.pool.query("SELECT body FROM event WHERE kind = 'effect.finished' ORDER BY txid DESC LIMIT 1")
  expect(rows[0].body).toMatchObject({ ok: true })
})

test('nothing that somebody wrote, no address with values and no path is in a span', async () => {
  const runtime = runtimeThatAsks()
  work(runtime)
  await doorOf(runtime).request('/say/clara-private?token=geheim', { method: 'POST', body: 'effect' })
  const { spans: all } = await traceOf('POST /say/:visitor', 9)
  const written = JSON.stringify(all.map(({ name, attributes, events, status }) => ({ name, attributes, events, status })))
  expect(written).not.toMatch(/clara|geheim|13800138000|orders/)
})

test('an action that fails says why in its span, by the code alone', async () => {
  const runtime = runtimeThatAsks('http://169.254.169.254/latest')
  work(runtime)
  await visitor(runtime, 'dora').say('m1', 'effect')
  const failed = await vi.waitFor(async () => {
    const found = (await finished()).find((span) => span.name === 'effect http')
    if (!found) throw new Error('not there yet')
    return found
  }, 5000)
  expect(failed.attributes).toMatchObject({ 'error.type': 'refused-address', 'tandem.effect.again': false })
})

test("a stranger's trace does not go on here, that of our own proxy does", async () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` }
  const runtime = runtimeThatAsks()
  await doorOf(runtime).request('/say/emil', { method: 'POST', body: 'hello', headers })
  await doorOf(runtime, { trustProxy: true }).request('/say/emil2', { method: 'POST', body: 'hello', headers })
  await vi.waitFor(async () => {
    const doors = (await finished()).filter((span) => span.name === 'POST /say/:visitor').map((span) => span.spanContext().traceId)
    expect(doors).toHaveLength(2)
    expect(doors.filter((id) => id === traceId)).toHaveLength(1)
  })
})

test('health checks make no spans', async () => {
  await doorOf(runtimeThatAsks()).request('/healthz')
  expect(await finished()).toEqual([])
})

test('log lines name the trace they belong to', async () => {
  const lines: string[] = []
  const log = createLogger({ level: 'info', destination: { write: (line: string) => lines.push(line) } as never })
  const door = createFrontDoor({ log })
  door.get('/logs', (c) => {
    c.get('log').info('here')
    return c.text('ok')
  })
  await door.request('/logs')
  log.info('elsewhere')
  const [span] = await finished()
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ traceId: span?.spanContext().traceId })
  expect(JSON.parse(lines[1] ?? '')).not.toHaveProperty('traceId')
})

test('spans reach a collector over OTLP; one that is away costs a line in the log and nothing else', async () => {
  await stop()
  const bodies: string[] = []
  const collector = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      bodies.push(`${request.url} ${body}`)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const { port } = collector.address() as AddressInfo
  const end = await startTracing({ config: collectedAt(`http://127.0.0.1:${port}/v1/traces`), log: silentLog })
  await visitor(runtimeThatAsks(), 'frida').say('m1', 'hello')
  await end()
  expect(bodies).toHaveLength(1)
  expect(bodies[0]).toMatch(/^\/v1\/traces .*"tandem".*"turn message"/)
  collector.close()

  const warnings: object[] = []
  const log = { warn: (fields: object) => warnings.push(fields) } as never
  stop = await startTracing({ config: collectedAt(`http://127.0.0.1:${port}/v1/traces`), log })
  await visitor(runtimeThatAsks(), 'gustav').say('m1', 'hello')
  await stop()
  expect(warnings).toHaveLength(1)
}, 20_000)
