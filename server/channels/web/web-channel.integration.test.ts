import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/setup/database.ts'
import { createFrontDoor, type FrontDoor } from '../../platform/http/front-door.ts'
import { createLogger } from '../../platform/logger.ts'
import { shardOfContact, shardOfConversation } from '../../runtime/conversation-id.ts'
import { seedChannel } from '../../runtime/testing/seed.ts'
import { startRuntime } from '../../runtime/testing/start-runtime.ts'
import type { WebChannelDeps } from './deps.ts'
import type { SendRequest, SendResponse, SessionResponse } from './protocol.ts'
import { mountWebRoutes } from './routes.ts'
import { visitorConversations } from './visitor-conversations.ts'
import type { Visitor } from './visitor-token.ts'

const db = await testDatabase()
const runtime = startRuntime(db.pool)
const shardForVisitor = (visitor: Visitor): number => shardOfContact({ ...visitor, externalId: visitor.visitorId })
const conversations = visitorConversations(db.pool, shardForVisitor)
let app: FrontDoor

function build(overrides: Partial<WebChannelDeps> = {}): FrontDoor {
  const door = createFrontDoor({ log: createLogger({ level: 'fatal' }) })
  mountWebRoutes(door, {
    pool: db.pool,
    runtime,
    secret: 'test-secret-test-secret-test-secret',
    publicUrl: 'http://desk.example',
    limits: { messagesPerMinute: 1000, sessionsPerMinute: 1000 },
    newVisitorId: () => crypto.randomUUID(),
    addressOf: () => 'test',
    shardOf: shardOfConversation,
    shardForVisitor,
    currentConversation: conversations.current,
    readEvents: conversations.events,
    queuePosition: async () => null,
    receiveFile: () => Promise.reject(new Error('not here')),
    takeFiles: () => Promise.reject(new Error('not here')),
    typing: null,
    ...overrides,
  })
  return door
}

beforeAll(async () => {
  await seedChannel(db.pool)
  await seedChannel(db.pool, { workspaceId: 'w2', versionId: 'echo2' })
  await db.pool.query(`update channel set allowed_origins = '{https://shop.example}' where workspace_id = 'w2'`)
  app = build()
})
afterAll(async () => {
  await runtime.stop()
  await db.close()
})

async function post(path: string, body: unknown, headers: Record<string, string> = {}, door = app): Promise<Response> {
  return door.request(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}
async function session(key = 'w-key', body: object = {}): Promise<SessionResponse> {
  const response = await post(`/v1/web/${key}/session`, body)
  expect(response.status).toBe(200)
  return (await response.json()) as SessionResponse
}
function send(token: string, request: SendRequest, key = 'w-key'): Promise<Response> {
  return post(`/v1/web/${key}/messages`, request, { authorization: `Bearer ${token}` })
}

describe('web channel', () => {
  it('opens a session without storing anything and greets on start', async () => {
    const before = await db.pool.query('select count(*)::int as n from contact')
    const opened = await session()
    expect(opened.conversation).toBeNull()
    const after = await db.pool.query('select count(*)::int as n from contact')
    expect(after.rows[0].n).toBe(before.rows[0].n)
    const started = (await (await send(opened.token, { id: 's', kind: 'start' })).json()) as SendResponse
    expect(started.events.some((event) => event.kind === 'bot')).toBe(true)
  })

  it('answers a repeated message with the first answer and stores it once', async () => {
    const { token } = await session()
    const first = (await (await send(token, { id: 'm1', kind: 'text', text: '你好' })).json()) as SendResponse
    const again = (await (await send(token, { id: 'm1', kind: 'text', text: '你好' })).json()) as SendResponse
    expect(again.duplicate).toBe(true)
    expect(again.events).toEqual(first.events)
    const { rows } = await db.pool.query(`select count(*)::int as n from event where conversation_id = $1 and kind = 'message.customer'`, [
      first.conversationId,
    ])
    expect(rows[0].n).toBe(1)
  })

  it('recognises a returning visitor and shows the conversation so far', async () => {
    const { token, visitorId } = await session()
    const sent = (await (await send(token, { id: 'm1', kind: 'text', text: 'hello' })).json()) as SendResponse
    const back = await session('w-key', { token })
    expect(back.visitorId).toBe(visitorId)
    expect(back.conversation?.id).toBe(sent.conversationId)
    expect(back.events.map((event) => event.kind)).toContain('customer')
  })

  it('streams what comes after the cursor, and only of this visitor', async () => {
    const one = await session()
    const other = await session()
    const first = (await (await send(one.token, { id: 'a', kind: 'text', text: 'one' })).json()) as SendResponse
    await send(other.token, { id: 'b', kind: 'text', text: 'secret' })
    const response = await app.request('/v1/web/w-key/events', {
      headers: { authorization: `Bearer ${one.token}`, 'last-event-id': `${first.conversationId}:${first.lastSeq}` },
    })
    expect(response.status).toBe(200)
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    await send(one.token, { id: 'c', kind: 'text', text: 'two' })
    let text = ''
    while (!text.includes('"two"')) text += new TextDecoder().decode((await reader.read()).value)
    await reader.cancel()
    expect(text).not.toContain('secret')
    expect(text).not.toContain('"one"')
    const stolen = await app.request('/v1/web/w-key/events', {
      headers: { authorization: `Bearer ${other.token}`, 'last-event-id': `${first.conversationId}:0` },
    })
    if (stolen.status === 200) {
      const thief = (stolen.body as ReadableStream<Uint8Array>).getReader()
      const seen = new TextDecoder().decode((await thief.read()).value)
      await thief.cancel()
      expect(seen).not.toContain('"one"')
    } else {
      expect(stolen.status).toBe(404)
    }
  })

  it.each([
    ['an unknown channel', '/v1/web/nobody-here/session', {}, {}, 404, 'unknown-channel'],
    ['a key with hostile signs', "/v1/web/x'%20or%201=1--/session", {}, {}, 404, 'unknown-channel'],
    ['a foreign origin', '/v1/web/w2-key/session', {}, { origin: 'https://evil.example' }, 403, 'foreign-origin'],
    ['no token', '/v1/web/w-key/messages', { id: 'x', kind: 'start' }, {}, 401, 'wrong-token'],
    ['a wrong token', '/v1/web/w-key/messages', { id: 'x', kind: 'start' }, { authorization: 'Bearer abc.def.ghi' }, 401, 'wrong-token'],
    ['a body that is not JSON', '/v1/web/w-key/session', '{', {}, 400, 'bad-request'],
    ['unknown fields', '/v1/web/w-key/session', { admin: true }, {}, 400, 'bad-request'],
  ])('refuses %s with a clear answer', async (_, path, body, headers, status, code) => {
    const response = await post(path, body, headers as Record<string, string>)
    expect(response.status).toBe(status)
    const problem = (await response.json()) as { code: string; message: string }
    expect(problem.code).toBe(code)
    expect(problem.message.length).toBeGreaterThan(3)
    expect(JSON.stringify(problem)).not.toMatch(/at .*\.ts/)
  })

  it('says errors in the language of the caller', async () => {
    const zh = await post('/v1/web/nobody-here/session', {}, { 'accept-language': 'zh-CN' })
    expect(((await zh.json()) as { message: string }).message).toMatch(/[一-鿿]/)
    const en = await post('/v1/web/nobody-here/session', {}, { 'accept-language': 'en' })
    expect(((await en.json()) as { message: string }).message).toMatch(/^[A-Z]/)
  })

  it.each([
    ['two megabytes of text', { id: 'x', kind: 'text', text: 'x'.repeat(2_000_000) }, 413],
    ['a text over the limit', { id: 'x', kind: 'text', text: '长'.repeat(4001) }, 400],
    ['an empty text', { id: 'x', kind: 'text', text: '  ' }, 400],
    ['no id', { kind: 'text', text: 'hi' }, 400],
    ['an unknown kind', { id: 'x', kind: 'agentMessage', text: 'hi' }, 400],
  ])('refuses %s and stores nothing', async (_, body, status) => {
    const { token, visitorId } = await session()
    const response = await post('/v1/web/w-key/messages', body, { authorization: `Bearer ${token}` })
    expect(response.status).toBe(status)
    const { rows } = await db.pool.query('select count(*)::int as n from contact where external_id = $1', [visitorId])
    expect(rows[0].n).toBe(0)
  })

  it('keeps hostile markup and odd signs as the text they are', async () => {
    const { token } = await session()
    const text = '<script>alert(1)</script> \u0000 {{ customer.name }} 𠮷'
    const sent = (await (await send(token, { id: 'h', kind: 'text', text })).json()) as SendResponse
    const said = sent.events.find((event) => event.kind === 'customer')
    expect(said?.kind === 'customer' && said.text).toContain('<script>alert(1)</script>')
    expect(said?.kind === 'customer' && said.text).toContain('{{ customer.name }}')
  })

  it('does not take a token of another channel', async () => {
    const { token } = await session('w2-key')
    const response = await send(token, { id: 'x', kind: 'start' })
    expect(response.status).toBe(401)
  })

  it('slows a flood down with the seconds to wait', async () => {
    const door = build({ limits: { messagesPerMinute: 3, sessionsPerMinute: 100 } })
    const opened = (await (await post('/v1/web/w-key/session', {}, {}, door)).json()) as SessionResponse
    const answers = []
    for (let i = 0; i < 5; i++)
      answers.push(
        (await post('/v1/web/w-key/messages', { id: `f${i}`, kind: 'text', text: 'x' }, { authorization: `Bearer ${opened.token}` }, door))
          .status,
      )
    expect(answers).toEqual([200, 200, 200, 429, 429])
  })
})
