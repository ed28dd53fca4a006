import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_CHANNEL_KEY, seedDemo } from '../../prisma/seed/demo.ts'
import { mountGateway } from '../../server/channels/gateway.ts'
import type { SendResponse, SessionResponse } from '../../server/channels/web/protocol.ts'
import { ownHosts } from '../../server/demo/demo-system.ts'
import { mountDemoShop } from '../../server/demo/mount-demo-shop.ts'
import { loadConfig } from '../../server/platform/config.ts'
import { createFrontDoor } from '../../server/platform/http/front-door.ts'
import { createLogger } from '../../server/platform/logger.ts'
import type { Worker } from '../../server/runtime/build-worker.ts'
import { startWorker } from '../../server/runtime/worker.ts'
import { buildServices, type Services } from '../../server/services.ts'
import { publicSetsMissing } from '../../server/understanding/testing/public-sets.ts'
import { testDatabase } from '../setup/database.ts'
import { readUtterances } from './read-utterances.ts'

const CONCURRENCY = 20

if (publicSetsMissing) console.warn(publicSetsMissing)

describe.skipIf(publicSetsMissing !== null)('200 real utterances through the public API', () => {
  let db: Awaited<ReturnType<typeof testDatabase>>
  let services: Services
  let server: Server
  let worker: Worker
  let base: string

  beforeAll(async () => {
    db = await testDatabase()
    const log = createLogger({ level: 'fatal' })
    const app = createFrontDoor({ log })
    server = createServer(getRequestListener(app.fetch))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const port = (server.address() as AddressInfo).port
    base = `http://127.0.0.1:${port}`
    const config = loadConfig({
      TANDEM_PORT: String(port),
      TANDEM_SECRET: 'x'.repeat(40),
      TANDEM_DATA: '.tandem/test-real-input',
    })
    services = buildServices({ config, log, db })
    await seedDemo(services, { days: 0 })
    mountGateway(app, services)
    mountDemoShop(app, { channelKey: async () => DEMO_CHANNEL_KEY })
    worker = startWorker({
      pool: db.pool,
      runtime: services.runtime,
      clock: services.clock,
      log,
      ownHosts: ownHosts(config),
    })
  }, 60_000)
  afterAll(async () => {
    await worker?.stop()
    await services?.runtime.stop()
    server?.closeAllConnections()
    server?.close()
    await db?.close()
  })

  async function call<T>(path: string, body: object, token?: string): Promise<T> {
    const response = await fetch(`${base}/v1/web/${DEMO_CHANNEL_KEY}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(200)
    return (await response.json()) as T
  }

  it('stores every message once, answers each once, keeps their order', async () => {
    const customers = readUtterances()
    expect(customers.flatMap((customer) => customer.texts)).toHaveLength(200)
    const millis: number[] = []
    const conversations: { id: string; sent: string[] }[] = []
    let next = 0
    async function worker(): Promise<void> {
      for (let index = next++; index < customers.length; index = next++) {
        const customer = customers[index]
        if (!customer) return
        const session = await call<SessionResponse>('session', { locale: customer.language })
        await call<SendResponse>('messages', { id: 'start', kind: 'start' }, session.token)
        const sent: string[] = []
        let id = ''
        for (const [turn, text] of customer.texts.entries()) {
          const began = performance.now()
          const receipt = await call<SendResponse>('messages', { id: `m${turn}`, kind: 'text', text }, session.token)
          millis.push(performance.now() - began)
          expect(receipt.duplicate).toBe(false)
          id ||= receipt.conversationId
          // A conversation that ended meanwhile is followed by a new one; the order is looked at within each.
          if (receipt.conversationId !== id) {
            conversations.push({ id, sent: [...sent] })
            sent.length = 0
            id = receipt.conversationId
          }
          sent.push(text)
        }
        conversations.push({ id, sent })
      }
    }
    await Promise.all(Array.from({ length: CONCURRENCY }, worker))

    for (const conversation of conversations) {
      const { rows } = await db.pool.query<{ seq: number; kind: string; body: { text?: string } }>(
        'select seq, kind, body from event where conversation_id = $1 order by seq',
        [conversation.id],
      )
      expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1))
      expect(rows.filter((row) => row.kind === 'message.customer').map((row) => row.body.text)).toEqual(conversation.sent)
    }
    // Answered once: no turn and no command of the bot stands twice, and whoever the bot still serves was answered last.
    const doubled = await db.pool.query(
      `select conversation_id, body->>'commandId' from event where kind = 'message.bot' group by 1, 2 having count(*) > 1`,
    )
    expect(doubled.rows).toEqual([])
    const unanswered = await db.pool.query(
      `select c.id from conversation c where c.owner = 'bot' and c.state->'waiting'->>'kind' in ('customer', 'offer')
       and not exists (select 1 from event e where e.conversation_id = c.id and e.kind = 'message.bot'
         and e.seq > (select max(seq) from event where conversation_id = c.id and kind = 'message.customer'))`,
    )
    expect(unanswered.rows).toEqual([])

    const intents = await db.pool.query<{ intent: string; n: number }>(
      `select coalesce(nullif(body->>'intent', ''), 'none') as intent, count(*)::int as n from event where kind = 'message.customer' and body->>'text' is not null group by 1 order by 2 desc`,
    )
    const sorted = millis.sort((a, b) => a - b)
    console.info(
      `real input: p50 ${sorted[100]?.toFixed(1)} ms, p95 ${sorted[190]?.toFixed(1)} ms a message; intents ${intents.rows.map((row) => `${row.intent} ${row.n}`).join(', ')}`,
    )
  }, 60_000)
})
