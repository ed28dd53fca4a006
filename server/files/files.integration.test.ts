import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildProject } from '../../flows/testing/build-project.ts'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { testServices } from '../api/testing/test-services.ts'
import { mountGateway } from '../channels/gateway.ts'
import type { FileResponse, SendRequest, SendResponse, SessionResponse } from '../channels/web/protocol.ts'
import type { Actor } from '../identity/actor.ts'
import { createFrontDoor, type FrontDoor } from '../platform/http/front-door.ts'
import { seedChannel } from '../runtime/testing/seed.ts'
import type { Services } from '../services.ts'
import { forgetFiles } from './forget-files.ts'
import { linkFile } from './link-file.ts'
import { mountFiles } from './serve-files.ts'

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(2000, 7)])
const actor: Actor = { workspaceId: 'w', memberId: 'ann', userId: 'w-ann', name: 'Ann', role: 'agent', locale: 'en' }

let db: TestDatabase
let services: Services
let app: FrontDoor
let folder: string

beforeAll(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'tandem-files-'))
  services = testServices(db).services
  app = door(services)
  await seedChannel(db.pool, { versionId: 'v1', content: fileProject() })
})
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
  await rm(folder, { recursive: true })
})

function fileProject() {
  return buildProject({
    cards: {
      ask: [
        [
          'ask',
          'question',
          { text: { en: 'A picture of the damage, please' }, answer: 'file', variable: 'photo', invalid: { en: 'A file, please' } },
        ],
        ['thanks', 'message', { text: { en: 'Got {{ photo.name }}, {{ photo.size }} bytes' } }],
        ['more', 'question', { text: { en: 'Anything else?' }, answer: 'text', variable: 'words' }],
      ],
    },
    languages: ['en'],
    defaultLanguage: 'en',
    variables: [
      { id: 'photo', name: 'Photo', type: 'file', scope: 'conversation', sensitive: false },
      { id: 'words', name: 'Words', type: 'text', scope: 'conversation', sensitive: false },
    ],
  })
}

function door(of: Services): FrontDoor {
  const made = createFrontDoor({ log: of.log })
  mountGateway(made, of)
  mountFiles(made, of)
  return made
}

async function visit(at = app) {
  const call = async (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    at.request(`/v1/web/w-key/${path}`, { method: 'POST', body, headers })
  const { token } = (await (await call('session', '{}', { 'content-type': 'application/json' })).json()) as SessionResponse
  const authorization = `Bearer ${token}`
  const send = async (request: SendRequest) =>
    call('messages', JSON.stringify(request), { 'content-type': 'application/json', authorization })
  const upload = (name: string, bytes: Uint8Array<ArrayBuffer>) => call(`files?name=${encodeURIComponent(name)}`, bytes, { authorization })
  await send({ id: 'start', kind: 'start' })
  return { send, upload, uploaded: async (name: string) => (await (await upload(name, png)).json()) as FileResponse }
}
const code = async (response: Response) => ((await response.json()) as { code: string }).code
const bot = ({ events }: SendResponse) => events.flatMap((event) => (event.kind === 'bot' ? [event.text] : []))

describe('a file of a customer', () => {
  test('answers a question for one; the agent opens it by a signed link, the customer is shown no address', async () => {
    const { send, uploaded } = await visit()
    const file = await uploaded('损坏 照片.PNG')
    expect(file).toMatchObject({ name: '损坏 照片.PNG', mediaType: 'image/png', size: png.length })
    const answer = (await (await send({ id: 'm1', kind: 'file', fileIds: [file.id] })).json()) as SendResponse
    expect(bot(answer)).toEqual([`Got 损坏 照片.PNG, ${png.length} bytes`, 'Anything else?'])
    const [shown] = answer.events
    expect(shown).toMatchObject({
      kind: 'customer',
      text: '',
      files: [{ name: '损坏 照片.PNG', mediaType: 'image/png', size: png.length }],
    })
    expect(JSON.stringify(shown)).not.toContain('sign=')

    const { url } = await linkFile(services, actor, { conversationId: answer.conversationId, fileId: file.id })
    const got = await app.request(url)
    expect(got.status).toBe(200)
    expect(Buffer.from(await got.arrayBuffer()).equals(png)).toBe(true)
    expect(got.headers.get('content-type')).toBe('image/png')
    expect(got.headers.get('content-security-policy')).toContain('sandbox')
    expect(got.headers.get('content-disposition')).toBe(`inline; filename*=UTF-8''${encodeURIComponent('损坏 照片.PNG')}`)

    // The flow's own link works too, as long as it lasts; the address alone opens nothing.
    const { rows } = await db.pool.query("SELECT body FROM event WHERE conversation_id = $1 AND kind = 'message.customer'", [
      answer.conversationId,
    ])
    const kept = new URL(rows[0].body.files[0].url)
    expect((await app.request(kept.pathname + kept.search)).status).toBe(200)
    expect((await app.request(kept.pathname)).status).toBe(403)
    const preview = await db.pool.query('SELECT preview FROM conversation WHERE id = $1', [answer.conversationId])
    expect(preview.rows[0].preview).toBe('Anything else?')
  })

  test('sent twice is one message; words in its place are asked for again', async () => {
    const { send, uploaded } = await visit()
    expect(bot((await (await send({ id: 'w', kind: 'text', text: 'later' })).json()) as SendResponse)).toEqual(['A file, please'])
    const { id } = await uploaded('a.png')
    const first = (await (await send({ id: 'm1', kind: 'file', fileIds: [id] })).json()) as SendResponse
    const again = (await (await send({ id: 'm1', kind: 'file', fileIds: [id] })).json()) as SendResponse
    expect(again).toMatchObject({ duplicate: true, events: first.events })
  })

  test("nobody sends or opens another's", async () => {
    const { id } = await (await visit()).uploaded('mine.png')
    const other = await visit()
    const refused = await other.send({ id: 'm1', kind: 'file', fileIds: [id] })
    expect([refused.status, await code(refused)]).toEqual([404, 'not-found'])
    const own = (await (await other.send({ id: 'm2', kind: 'text', text: 'x' })).json()) as SendResponse
    await expect(linkFile(services, actor, { conversationId: own.conversationId, fileId: id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      linkFile(services, { ...actor, role: 'designer' }, { conversationId: own.conversationId, fileId: id }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test.each([
    ['a page', 'page.html', Buffer.from('<script>1</script>'), 415, 'file-refused'],
    ['a page that says it is a picture', 'a.png', Buffer.from('<script>1</script>'), 415, 'file-refused'],
    ['nothing', 'a.png', Buffer.alloc(0), 415, 'file-refused'],
    ['eleven megabytes', 'a.png', Buffer.concat([png, Buffer.alloc(11 * 1024 * 1024)]), 413, 'too-large'],
  ])('%s is refused', async (_, name, bytes, status, expected) => {
    const response = await (await visit()).upload(name, new Uint8Array(bytes))
    expect([response.status, await code(response)]).toEqual([status, expected])
  })

  test('a name cannot leave the folder or the header', async () => {
    const { uploaded } = await visit()
    expect((await uploaded('../../etc/pass\r\nwd".png')).name).toBe('passwd.png')
  })
})

test('in a folder it is the same, and what was never sent is cleared away after a day', async () => {
  let now = Date.now()
  const { services: made } = testServices(db, { TANDEM_FILES: folder })
  const onDisk: Services = { ...made, clock: { now: () => now } }
  const { send, uploaded } = await visit(door(onDisk))
  const [kept, dropped] = [await uploaded('kept.png'), await uploaded('dropped.png')]
  const { conversationId } = (await (await send({ id: 'm1', kind: 'file', fileIds: [kept.id] })).json()) as SendResponse
  expect((await readdir(join(folder, 'w'))).sort()).toEqual([kept.id, dropped.id].sort())
  now += 86_400_001
  expect(await forgetFiles(onDisk)).toBeGreaterThan(0)
  expect(await readdir(join(folder, 'w'))).toEqual([kept.id])
  const { url } = await linkFile(onDisk, actor, { conversationId, fileId: kept.id })
  expect((await door(onDisk).request(url)).status).toBe(200)
  await made.runtime.stop()
})

test('what the virus scanner refuses is not stored; without its answer nothing is', async () => {
  let verdict: [number, string] = [200, '{"clean": false}']
  const scanned: number[] = []
  const scanner = createServer((request, response) => {
    let size = 0
    request.on('data', (part) => {
      size += part.length
    })
    request.on('end', () => {
      scanned.push(size)
      response.writeHead(verdict[0], { 'content-type': 'application/json' }).end(verdict[1])
    })
  })
  await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve))
  const { services: made } = testServices(db, { TANDEM_SCAN_URL: `http://127.0.0.1:${(scanner.address() as AddressInfo).port}` })
  const { upload } = await visit(door(made))
  const before = await db.prisma.file.count()
  expect(await code(await upload('virus.png', new Uint8Array(png)))).toBe('file-refused')
  verdict = [500, 'down']
  expect(await code(await upload('a.png', new Uint8Array(png)))).toBe('unavailable')
  expect(await db.prisma.file.count()).toBe(before)
  verdict = [200, '{"clean": true}']
  expect((await upload('a.png', new Uint8Array(png))).status).toBe(200)
  expect(scanned).toEqual([png.length, png.length, png.length])
  scanner.closeAllConnections()
  scanner.close()
  await made.runtime.stop()
})
