import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Json } from '../../../flows/engine/types.ts'
import { buildProject, type ShortCards } from '../../../flows/testing/build-project.ts'
import { type TestDatabase, testDatabase } from '../../../tests/setup/database.ts'
import { decideApproval } from '../../desk/decide-approval.ts'
import type { Actor } from '../../identity/actor.ts'
import type { Services } from '../../services.ts'
import type { Worker } from '../build-worker.ts'
import { compileProgram } from '../compile-program.ts'
import { brokenInvariants } from '../testing/invariants.ts'
import { seedChannel } from '../testing/seed.ts'
import { silentLog, startRuntime, visitor } from '../testing/start-runtime.ts'
import { startWorker } from '../worker.ts'

/** The nodes that reach out, run for real: flow, runtime, worker, database and a service outside. */
let db: TestDatabase
let worker: Worker
let runtime: ReturnType<typeof startRuntime>
const outside = { calls: [] as { path: string; body: Record<string, Json> }[] }
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    const path = request.url ?? ''
    outside.calls.push({ path, body: JSON.parse(body) })
    const answer = path === '/recommend' ? { items: [{ id: '1', title: 'Lamp', text: '', image: '', url: 'https://a.example/1' }] } : {}
    response.writeHead(path === '/broken' ? 500 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  db = await testDatabase()
  await seedChannel(db.pool, { versionId: 'v1', content: projectCalling(address) })
  runtime = startRuntime(db.pool, { compile: compileProgram })
  worker = startWorker({
    pool: db.pool,
    runtime,
    clock: { now: Date.now },
    log: silentLog,
    allowPrivateHttp: [address],
    outside: { recommend: `http://${address}/recommend` },
  })
})
afterAll(async () => {
  await worker.stop()
  server.close()
  expect(await brokenInvariants(db.pool)).toEqual([])
  await db.close()
})

/** One choice for each node; what it says afterwards tells by which port it was left. */
function projectCalling(address: string) {
  const nodes: Record<string, [type: string, settings: object]> = {
    hook: ['notify', { by: 'webhook', to: `http://${address}/hook`, subject: 'S', text: 'Hello' }],
    broken: ['notify', { by: 'webhook', to: `http://${address}/broken`, text: 'Hello' }],
    private: ['notify', { by: 'webhook', to: 'http://169.254.169.254/x', text: 'Hello' }],
    mail: ['notify', { by: 'email', to: 'a@example.com', text: 'Hello' }],
    recommend: ['recommend', { text: { en: 'Look:' } }],
    assistant: ['assistant', { goal: 'Help' }],
    comment: ['ticket', { action: 'change', number: 'number', status: 'pending', comment: 'more' }],
    foreign: ['ticket', { action: 'change', number: '999', comment: 'more' }],
    approve: ['approval', { title: 'Refund', text: { en: 'You get 5' }, queueId: 'q' }],
  }
  const cards: ShortCards = {
    menu: [['menu', 'choices', { text: { en: '?' }, choices: Object.keys(nodes).map((id) => ({ id, label: { en: id } })) }]],
  }
  const links: Record<string, string> = {}
  const ports = ['sent', 'failed', 'shown', 'done', 'approved', 'declined']
  for (const port of ports) cards[`left-${port}`] = [[`e-${port}`, 'end', { message: { en: `left by ${port}` } }]]
  for (const [id, [type, settings]] of Object.entries(nodes)) {
    const ticket: ShortCards[string] = id === 'comment' ? [['made', 'ticket', { subject: 'T', variable: 'number' }]] : []
    cards[id] = [...ticket, [`n-${id}`, type, settings as never]]
    links[`menu.choice:${id}`] = id
    for (const port of ports) links[`n-${id}.${port}`] = `left-${port}`
  }
  return buildProject({
    cards,
    links,
    languages: ['en'],
    defaultLanguage: 'en',
    variables: [{ id: 'number', name: 'N', type: 'number', scope: 'conversation', sensitive: false }],
  })
}

async function choose(id: string): Promise<string> {
  const { conversationId } = await visitor(runtime, `visitor-${id}`).start()
  await visitor(runtime, `visitor-${id}`).say('m1', id)
  return conversationId
}

async function bodies(conversationId: string, kind: string): Promise<Record<string, Json>[]> {
  const { rows } = await db.pool.query('SELECT body FROM event WHERE conversation_id = $1 AND kind = $2 ORDER BY seq', [
    conversationId,
    kind,
  ])
  return rows.map((row) => row.body)
}
const lastSaid = async (conversationId: string) => (await bodies(conversationId, 'message.bot')).at(-1)?.text
const leaves = (conversationId: string, port: string) =>
  vi.waitFor(async () => expect(await lastSaid(conversationId)).toBe(`left by ${port}`), 4000)

test('a webhook gets the text; one that refuses, a private address and missing mail are failures on record', async () => {
  await leaves(await choose('hook'), 'sent')
  expect(outside.calls.find(({ path }) => path === '/hook')?.body).toMatchObject({ subject: 'S', text: 'Hello' })
  for (const [id, code] of [
    ['broken', 'refused'],
    ['private', 'refused-address'],
    ['mail', 'not-configured'],
  ] as const) {
    const conversationId = await choose(id)
    await leaves(conversationId, 'failed')
    expect(await bodies(conversationId, 'effect.finished')).toMatchObject([{ effect: 'notify', ok: false, code }])
  }
})

test('a service outside is asked at its address; without one the node says that it is not set up', async () => {
  const shown = await choose('recommend')
  await leaves(shown, 'shown')
  expect((await bodies(shown, 'message.bot')).at(-2)).toMatchObject({
    text: 'Look:',
    content: { kind: 'cards', cards: [{ title: 'Lamp' }] },
  })
  expect(outside.calls.find(({ path }) => path === '/recommend')?.body).toMatchObject({ conversationId: shown, about: 'products' })
  const assistant = await choose('assistant')
  await leaves(assistant, 'failed')
  expect(await bodies(assistant, 'effect.finished')).toMatchObject([{ effect: 'assistant', ok: false, code: 'not-configured' }])
})

test('a ticket of the customer is changed and commented once; another one is not found', async () => {
  await leaves(await choose('comment'), 'done')
  const { rows } = await db.pool.query('SELECT t.status, c.text FROM ticket t JOIN ticket_comment c ON c.ticket_id = t.id')
  expect(rows).toEqual([{ status: 'pending', text: 'more' }])
  await leaves(await choose('foreign'), 'failed')
})

test('an approval waits for a person, and the first decision counts', async () => {
  const conversationId = await choose('approve')
  const [asked] = await bodies(conversationId, 'approval.requested')
  expect(asked).toMatchObject({ title: 'Refund', text: 'You get 5', queueId: 'q' })
  const { rows } = await db.pool.query('SELECT needs_attention FROM conversation WHERE id = $1', [conversationId])
  expect(rows).toEqual([{ needs_attention: true }])

  const actor: Actor = { workspaceId: 'w', memberId: 'ann', userId: 'w-ann', name: 'Ann', role: 'agent', locale: 'en' }
  const services = { db, runtime } as unknown as Services
  const decide = (approvalId: string, decision: 'edited' | 'declined', text = '') =>
    decideApproval(services, actor, { conversationId, approvalId, decision, text })
  await expect(decide('9.9', 'declined')).rejects.toMatchObject({ code: 'not-found' })
  await decide(String(asked?.approvalId), 'edited', 'You get 3')
  await leaves(conversationId, 'approved')
  expect((await decide(String(asked?.approvalId), 'declined')).duplicate).toBe(true)
  expect((await bodies(conversationId, 'message.bot')).map(({ text }) => text)).toEqual(['?', 'You get 3', 'left by approved'])
  expect(await bodies(conversationId, 'approval.decided')).toEqual([
    { approvalId: asked?.approvalId, decision: 'edited', text: 'You get 3', name: 'Ann' },
  ])
})
