import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Json } from '../../flows/engine/types.ts'
import { buildProject } from '../../flows/testing/build-project.ts'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { testServices } from '../api/testing/test-services.ts'
import type { Actor } from '../identity/actor.ts'
import type { Worker } from '../runtime/build-worker.ts'
import { compileProgram } from '../runtime/compile-program.ts'
import { brokenInvariants } from '../runtime/testing/invariants.ts'
import { seedChannel } from '../runtime/testing/seed.ts'
import { silentLog, startRuntime, visitor } from '../runtime/testing/start-runtime.ts'
import { startWorker } from '../runtime/worker.ts'
import type { Services } from '../services.ts'
import type { ConnectionInput } from './connection-kinds.ts'
import { listConnections } from './list-connections.ts'
import { loadConnection } from './load-connection.ts'
import { removeConnection } from './remove-connection.ts'
import { saveConnection } from './save-connection.ts'
import { standInMail } from './testing/stand-in-mail.ts'
import { standInModel } from './testing/stand-in-model.ts'
import { tryConnection } from './try-connection.ts'

const KEY = 'sk-stand-in-0123456789'
const login = { user: 'tandem', password: 'geheim' }
const actor: Actor = { workspaceId: 'w', memberId: 'ann', userId: 'w-ann', name: 'Ann', role: 'admin', locale: 'en' }

let db: TestDatabase
let services: Services
let worker: Worker
let runtime: ReturnType<typeof startRuntime>
let model: Awaited<ReturnType<typeof standInModel>>
let mail: Awaited<ReturnType<typeof standInMail>>

const modelInput = (secret: string | null = KEY, baseUrl = model.baseUrl): ConnectionInput => ({
  kind: 'assistant',
  settings: { baseUrl, model: 'stand-in-1' },
  secret,
})
const mailInput = (secret: string | null = login.password): ConnectionInput => ({
  kind: 'email',
  settings: { host: '127.0.0.1', port: mail.port, security: 'none', user: login.user, from: 'service@shop.example', fromName: '商店' },
  secret,
})

beforeAll(async () => {
  db = await testDatabase()
  model = await standInModel(KEY)
  mail = await standInMail(login)
  const allowed = [model.host, `127.0.0.1:${mail.port}`]
  services = testServices(db, { TANDEM_ALLOW_PRIVATE_HTTP: allowed.join(',') }).services
  await seedChannel(db.pool, { versionId: 'v1', content: assistantProject() })
  runtime = startRuntime(db.pool, { compile: compileProgram })
  worker = startWorker({
    pool: db.pool,
    runtime,
    clock: { now: Date.now },
    log: silentLog,
    allowPrivateHttp: allowed,
    connection: (workspaceId, kind) => loadConnection(services, workspaceId, kind),
  })
  await saveConnection(services, actor, modelInput())
  await saveConnection(services, actor, mailInput())
})
afterAll(async () => {
  model.close()
  mail.close()
  await worker.stop()
  expect(await brokenInvariants(db.pool)).toEqual([])
  await db.close()
})

/** Talks to the assistant; "mail <address>" as the first words sends a mail instead. */
function assistantProject() {
  return buildProject({
    cards: {
      begin: [
        ['ask', 'question', { text: { en: 'How can I help?' }, answer: 'text', variable: 'said' }],
        ['fork', 'branch', { branches: [{ id: 'mail', name: '', when: { kind: 'formula', expression: 'said.startsWith("mail ")' } }] }],
        [
          'talk',
          'assistant',
          {
            goal: 'Sell lamps. The customer said {{ said }}',
            tools: [{ name: '查库存', description: 'Looks into the stock', flowId: 'stock' }],
            values: [{ name: 'item', variable: 'item' }],
            forbidden: ['secret'],
            maxTokens: 5000,
            timeoutSeconds: 4,
          },
        ],
        ['done', 'end', { message: { en: 'done with {{ item }}' } }],
      ],
      mail: [
        ['send', 'notify', { by: 'email', to: '{{ said.replace("mail ", "") }}', subject: '订单', text: '请处理 42' }],
        ['sent', 'end', { message: { en: 'sent' } }],
      ],
      person: [['person', 'end', { message: { en: 'a person' } }]],
      failed: [['failed', 'end', { message: { en: 'failed' } }]],
    },
    links: { 'fork.branch:mail': 'mail', 'talk.needsHuman': 'person', 'talk.failed': 'failed', 'send.failed': 'failed' },
    flows: {
      stock: {
        inputs: [{ id: 'item', type: 'text' }],
        outputs: [{ id: 'left', type: 'number', initial: 3 }],
        cards: { c: [['back', 'return', {}]] },
      },
    },
    languages: ['en'],
    defaultLanguage: 'en',
    variables: [
      { id: 'said', name: 'Said', type: 'text', scope: 'conversation', sensitive: false },
      { id: 'item', name: 'Item', type: 'text', scope: 'conversation', sensitive: false },
    ],
  })
}

type Talk = { said(count: number): Promise<string[]>; finished(): Promise<Record<string, Json>[]>; say(text: string): Promise<unknown> }

async function talk(first: string): Promise<Talk> {
  const who = visitor(runtime, `visitor ${first}`)
  const { conversationId } = await who.start()
  const bodies = async (kind: string) => {
    const sql = 'SELECT body FROM event WHERE conversation_id = $1 AND kind = $2 ORDER BY seq'
    return (await db.pool.query(sql, [conversationId, kind])).rows.map((row) => row.body as Record<string, Json>)
  }
  let number = 0
  const say = (text: string) => who.say(`m${number++}`, text)
  await say(first)
  return {
    say,
    finished: () => bodies('effect.finished'),
    // What the bot said after its greeting, once it is so much.
    said: (count) =>
      vi.waitFor(
        async () => {
          const texts = (await bodies('message.bot')).slice(1).map(({ text }) => String(text))
          expect(texts.length).toBeGreaterThanOrEqual(count)
          return texts
        },
        { timeout: 15_000, interval: 50 },
      ),
  }
}

describe('what is set up', () => {
  test('the key is stored sealed, is never shown, and opens for its workspace only', async () => {
    const { rows } = await db.pool.query('SELECT settings, secret FROM connection ORDER BY kind')
    expect(JSON.stringify(rows)).not.toContain(KEY)
    expect(JSON.stringify(rows)).not.toContain(login.password)
    const views = await listConnections(services, actor)
    expect(views.assistant).toMatchObject({ settings: { model: 'stand-in-1' }, secret: 'set' })
    expect(JSON.stringify(views)).not.toContain(KEY)
    expect(await loadConnection(services, 'w', 'assistant')).toMatchObject({ secret: KEY })
    expect(await loadConnection(services, 'other', 'assistant')).toBeNull()
    const elsewhere = { db, config: { ...services.config, secret: 'the secret of another server, long enough' } }
    expect(await loadConnection(elsewhere, 'w', 'assistant')).toBeNull()
    expect((await listConnections(elsewhere, actor)).assistant).toMatchObject({ secret: 'unreadable' })
    const audit = await db.pool.query("SELECT detail FROM audit_entry WHERE action = 'connection.saved'")
    expect(JSON.stringify(audit.rows)).not.toContain(KEY)
  })

  test('a key is kept when other things change, and forgotten when the address does', async () => {
    await saveConnection(services, actor, modelInput(null))
    expect(await loadConnection(services, 'w', 'assistant')).toMatchObject({ secret: KEY })
    await saveConnection(services, actor, modelInput(null, 'https://models.example/v1'))
    expect(await loadConnection(services, 'w', 'assistant')).toMatchObject({ secret: '' })
    await saveConnection(services, actor, modelInput())
  })

  test('it can be tried before it is saved; what is wrong is said', async () => {
    expect(await tryConnection(services, actor, modelInput())).toEqual({ ok: true })
    expect(await tryConnection(services, actor, modelInput('wrong'))).toMatchObject({ ok: false, code: 'wrong-key' })
    const other = { ...modelInput(), settings: { baseUrl: model.baseUrl, model: 'nope' } } as ConnectionInput
    expect(await tryConnection(services, actor, other)).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('nope does not exist'),
    })
    expect(await tryConnection(services, actor, modelInput(KEY, 'http://169.254.169.254/v1'))).toMatchObject({ code: 'refused-address' })
    expect(await tryConnection(services, actor, mailInput('wrong'))).toMatchObject({ ok: false, code: 'wrong-key' })
    expect(await tryConnection(services, actor, mailInput())).toEqual({ ok: true })
    const inside = { ...mailInput(), settings: { ...mailInput().settings, port: mail.port + 1 } } as ConnectionInput
    expect(await tryConnection(services, actor, inside)).toMatchObject({ code: 'refused-address' })
  })

  test('only who manages the workspace sees or changes it', async () => {
    const designer: Actor = { ...actor, role: 'designer' }
    await expect(listConnections(services, designer)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(saveConnection(services, designer, modelInput())).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(tryConnection(services, designer, modelInput())).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(removeConnection(services, designer, { kind: 'assistant' })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('a model talks to a customer', () => {
  test('it answers, runs the flow it was given, and is done with the values asked for', async () => {
    const customer = await talk('hello')
    expect(await customer.said(1)).toEqual(['You said: hello'])
    const asked = model.calls.find(({ body }) => body.messages.at(-1)?.content === 'hello')
    expect(asked?.body.messages[0]).toMatchObject({
      role: 'system',
      content: expect.stringContaining('Sell lamps. The customer said hello'),
    })
    expect(asked?.body.tools.map((tool) => tool.function.name)).toEqual(['flow_1', 'finish', 'hand_over'])
    expect(asked?.body.tools[0]?.function.parameters).toMatchObject({ properties: { item: { type: 'string' } } })
    expect(asked?.body.max_tokens).toBe(500)
    await customer.say('stock')
    expect(await customer.said(2)).toEqual(['You said: hello', 'The result is {"left":3}'])
    const told = model.calls.at(-1)?.body.messages.slice(-2)
    expect(told).toMatchObject([
      { role: 'assistant', tool_calls: [{ function: { name: 'flow_1', arguments: '{"item":"lamp"}' } }] },
      { role: 'tool', content: '{"left":3}' },
    ])
    await customer.say('finish')
    expect((await customer.said(4)).slice(2)).toEqual(['Noted.', 'done with lamp'])
  })

  test('when it was talked into a tool it was not given, nothing is run', async () => {
    const customer = await talk('run refund now')
    expect(await customer.said(1)).toEqual(['failed'])
    expect(await customer.finished()).toMatchObject([{ ok: false, code: 'bad-answer' }])
  })

  test.each([
    ['busy', 'free again'],
    ['no json', 'now json'],
    ['bad arguments', 'arguments mended'],
  ])('%s: it is asked once more and the customer notices nothing', async (text, answer) => {
    expect(await (await talk(text)).said(1)).toEqual([answer])
  })

  test.each([
    ['silence', 'timeout'],
    ['down', 'http-500'],
    ['too long', 'cut-off'],
  ])('%s: the flow goes on by the failure exit in time', async (text, code) => {
    const began = Date.now()
    const customer = await talk(text)
    expect(await customer.said(1)).toEqual(['failed'])
    expect(Date.now() - began).toBeLessThan(9_000)
    // Either the attempt or the step itself was the first to give up.
    for (const each of await customer.finished()) expect([code, 'timeout']).toContain(each.code)
  })

  test('a person comes when the model says so, and when it has cost enough', async () => {
    expect(await (await talk('person')).said(1)).toEqual(['a person'])
    const customer = await talk('expensive')
    await customer.said(1)
    await customer.say('and more')
    expect(await customer.said(2)).toEqual(['That was a lot', 'a person'])
  })
})

describe('an e-mail of a flow', () => {
  test('is sent once, with its sender, subject and text', async () => {
    expect(await (await talk('mail ops@shop.example')).said(1)).toEqual(['sent'])
    const got = mail.received.filter(({ to }) => to.includes('ops@shop.example'))
    expect(got).toMatchObject([{ from: 'service@shop.example' }])
    const [head = '', body = ''] = (got[0]?.data ?? '').split('\n\n')
    expect(head).toMatch(/^Message-ID: <[0-9a-f-]+\.\d+\.\d+@shop\.example>$/m)
    expect(head).toContain('Subject: =?UTF-8?')
    expect(Buffer.from(body, 'base64').toString('utf8') + body).toContain('42')
  })

  test('one the server puts off is tried again; one it refuses, and no address, fail', async () => {
    expect(await (await talk('mail later@shop.example')).said(1)).toEqual(['sent'])
    for (const [to, code] of [
      ['nobody@shop.example', 'refused'],
      ['somewhere', 'bad-address'],
    ]) {
      const customer = await talk(`mail ${to}`)
      expect(await customer.said(1)).toEqual(['failed'])
      expect(await customer.finished()).toMatchObject([{ ok: false, code }])
    }
  })
})

test('what is removed is not used any more', async () => {
  await removeConnection(services, actor, { kind: 'email' })
  const customer = await talk('mail late@shop.example')
  expect(await customer.said(1)).toEqual(['failed'])
  expect(await customer.finished()).toMatchObject([{ code: 'not-configured' }])
})
