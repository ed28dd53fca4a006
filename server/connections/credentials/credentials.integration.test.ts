import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/setup/database.ts'
import { seedWorkspace } from '../../api/testing/seed-workspace.ts'
import { type LogLine, testServices } from '../../api/testing/test-services.ts'
import type { Actor } from '../../identity/actor.ts'
import { createAccessTokens } from '../../runtime/effects/http/access-tokens.ts'
import { sendSignedIn } from '../../runtime/effects/http/send-signed-in.ts'
import type { Services } from '../../services.ts'
import { certificates } from '../testing/certificates.ts'
import { standInLogin } from '../testing/stand-in-login.ts'
import type { CredentialInput } from './credential-input.ts'
import { listCredentials } from './list-credentials.ts'
import { loadCredential } from './load-credential.ts'
import { removeCredential } from './remove-credential.ts'
import { saveCredential } from './save-credential.ts'
import { tryCredential } from './try-credential.ts'

const client = { id: 'tandem & co', secret: 'hunter2:+%/ü' }
let db: TestDatabase
let services: Services
let lines: LogLine[]
let actor: Actor
let vendor: Awaited<ReturnType<typeof standInLogin>>
let now = Date.now()
let tokens: ReturnType<typeof createAccessTokens>

const bank = createServer(
  { cert: certificates.server, key: certificates.serverKey, ca: certificates.ca, requestCert: true, rejectUnauthorized: true },
  (request, response) => {
    const name = (request.socket as TLSSocket).getPeerCertificate().subject.CN
    if (request.url === '/elsewhere') response.writeHead(302, { location: `https://localhost:${bankPort()}/` }).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ hello: name }))
  },
)
const bankPort = () => (bank.address() as AddressInfo).port

beforeAll(async () => {
  db = await testDatabase()
  vendor = await standInLogin(client)
  await new Promise<void>((resolve) => bank.listen(0, '127.0.0.1', resolve))
  const allowed = [vendor.host, `localhost:${vendor.port}`, `127.0.0.1:${bankPort()}`, `localhost:${bankPort()}`]
  const built = testServices(db, { TANDEM_ALLOW_PRIVATE_HTTP: allowed.join(',') })
  services = built.services
  lines = built.lines
})
beforeEach(async () => {
  actor = (await seedWorkspace(services)).actors.admin
  tokens = createAccessTokens({ now: () => now })
  vendor.asked.length = 0
  vendor.seen.length = 0
  vendor.live(3600)
  vendor.fail(false)
})
afterAll(async () => {
  vendor.close()
  bank.close()
  await services.runtime.stop()
  await db.close()
})

type OAuth = Extract<CredentialInput, { kind: 'oauth2' }>
type Certificate = Extract<CredentialInput, { kind: 'certificate' }>
const login = (change: Partial<OAuth['settings']> = {}, secret: string | null = client.secret): OAuth => ({
  kind: 'oauth2',
  name: 'Shop',
  origin: vendor.origin,
  settings: { tokenUrl: `${vendor.origin}/token`, clientId: client.id, scope: '', audience: '', by: 'basic', ...change },
  secret,
})
const certificate = (change: Partial<Certificate['settings']> = {}, secret: string | null = certificates.clientKey): Certificate => ({
  kind: 'certificate',
  name: 'Bank',
  origin: `https://127.0.0.1:${bankPort()}`,
  settings: { certificate: certificates.client, authorities: certificates.ca, ...change },
  secret,
})
const send = (url: string, headers: Record<string, string> = {}) =>
  sendSignedIn(
    { workspaceId: actor.workspaceId, request: { method: 'GET', url, headers, body: null }, idempotencyKey: 'k' },
    { allowPrivateHttp: services.config.allowPrivateHttp, ownHosts: {}, signal: AbortSignal.timeout(5000) },
    { credential: (workspaceId, address) => loadCredential(services, workspaceId, address), tokens },
  )

describe('client credentials', () => {
  test('a token is asked for once, used by all requests to its system, and by no other workspace', async () => {
    await saveCredential(services, actor, login({ scope: 'orders read', audience: 'shop' }))
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(`${vendor.origin}/orders`, { Authorization: 'Bearer of the author' })),
    )
    expect(answers.map(({ status }) => status)).toEqual(new Array(20).fill(200))
    expect(vendor.asked).toEqual([{ by: 'basic', scope: 'orders read', audience: 'shop' }])
    expect(new Set(vendor.seen)).toEqual(new Set(['token-1']))
    actor = (await seedWorkspace(services)).actors.admin
    expect(await send(`${vendor.origin}/orders`)).toMatchObject({ status: 401 })
  })

  test('it can be in the body, as some vendors want it', async () => {
    await saveCredential(services, actor, login({ by: 'post' }))
    expect(await send(`${vendor.origin}/orders`)).toMatchObject({ status: 200 })
    expect(vendor.asked).toEqual([{ by: 'post', scope: null, audience: null }])
  })

  test('it is taken anew before it ends', async () => {
    await saveCredential(services, actor, login())
    await send(`${vendor.origin}/orders`)
    const began = now
    now = began + 3500_000
    await send(`${vendor.origin}/orders`)
    expect(vendor.asked).toHaveLength(1)
    now = began + 3545_000
    await send(`${vendor.origin}/orders`)
    expect(vendor.asked).toHaveLength(2)
    expect(vendor.seen.at(-1)).toBe('token-2')
  })

  test('one that was called back is replaced once for all who held it; a second refusal is the answer', async () => {
    await saveCredential(services, actor, login())
    await send(`${vendor.origin}/orders`)
    vendor.callBack()
    const answers = await Promise.all([send(`${vendor.origin}/a`), send(`${vendor.origin}/b`), send(`${vendor.origin}/c`)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(vendor.asked).toHaveLength(2)
    vendor.live(-1)
    vendor.callBack()
    expect(await send(`${vendor.origin}/orders`)).toMatchObject({ status: 401 })
    expect(vendor.asked).toHaveLength(3)
  })

  test('a wrong secret and a token endpoint that is down are told apart; neither repeats the secret', async () => {
    await saveCredential(services, actor, login({}, 'wrong secret'))
    const refused = await send(`${vendor.origin}/orders`).catch((error) => error)
    expect(refused).toMatchObject({ code: 'wrong-key', retriable: false, message: 'the token endpoint answered 401 (invalid_client)' })
    vendor.fail(true)
    await expect(send(`${vendor.origin}/orders`)).rejects.toMatchObject({ code: 'http-503', retriable: true })
    expect(vendor.seen).toEqual([])
  })

  test('a redirect to another origin does not get the token', async () => {
    await saveCredential(services, actor, login())
    await send(`${vendor.origin}/elsewhere`)
    // Refused over there, it is tried once more with a new one: that goes no further either.
    expect(vendor.seen).toEqual(['token-1', '', 'token-2', ''])
  })

  test('it can be tried before it is saved', async () => {
    expect(await tryCredential(services, actor, login())).toEqual({ ok: true })
    expect(await tryCredential(services, actor, login({}, 'wrong'))).toMatchObject({ ok: false, code: 'wrong-key' })
    expect(await tryCredential(services, actor, login({ tokenUrl: `${vendor.origin}/orders` }))).toMatchObject({
      ok: false,
      code: 'wrong-key',
    })
    expect((await listCredentials(services, actor)).map(({ name }) => name)).not.toContain('Shop')
  })
})

describe('a client certificate', () => {
  test('the other side knows us by it, and is checked by its authority', async () => {
    expect(await send(`https://127.0.0.1:${bankPort()}/`).catch(({ code }) => code)).toBe('insecure')
    await saveCredential(services, actor, certificate())
    expect(await send(`https://127.0.0.1:${bankPort()}/accounts`)).toMatchObject({ status: 200, body: { hello: 'client' } })
    const view = (await listCredentials(services, actor)).find(({ name }) => name === 'Bank')
    expect(view).toMatchObject({ kind: 'certificate', readable: true })
    expect(view?.validUntil?.getFullYear()).toBeGreaterThan(2100)
  })

  test('without its authority, and after a redirect to another origin, nothing is sent', async () => {
    await saveCredential(services, actor, certificate({ authorities: '' }))
    await expect(send(`https://127.0.0.1:${bankPort()}/`)).rejects.toMatchObject({ code: 'insecure' })
    actor = (await seedWorkspace(services)).actors.admin
    await saveCredential(services, actor, certificate())
    await expect(send(`https://127.0.0.1:${bankPort()}/elsewhere`)).rejects.toMatchObject({ code: 'insecure' })
  })

  test('what cannot work is refused when it is entered, with the field', async () => {
    const refuse = (input: CredentialInput, field: string) =>
      expect(saveCredential(services, actor, input)).rejects.toMatchObject({ code: 'bad-request', params: { field } })
    await refuse(certificate({ certificate: 'no certificate' }), 'certificate')
    await refuse(certificate({}, 'no key'), 'secret')
    await refuse(certificate({}, certificates.serverKey), 'secret')
    await refuse(certificate({ authorities: 'nobody' }), 'authorities')
    await refuse({ ...certificate(), origin: 'http://bank.example' }, 'origin')
    await refuse(login({ tokenUrl: 'http://login.example/token' }), 'tokenUrl')
    await refuse(login({ tokenUrl: 'http://169.254.169.254/token' }), 'tokenUrl')
    await refuse(login({}, null), 'secret')
  })

  test('it can be tried before it is saved', async () => {
    expect(await tryCredential(services, actor, certificate())).toEqual({ ok: true })
    expect(await tryCredential(services, actor, certificate({ authorities: '' }))).toMatchObject({ ok: false, code: 'insecure' })
  })
})

test('a secret is sealed, never shown or logged, and forgotten when it would go elsewhere', async () => {
  const { id } = await saveCredential(services, actor, login())
  const { rows } = await db.pool.query('SELECT * FROM credential WHERE id = $1', [id])
  expect(JSON.stringify(rows)).not.toContain('hunter2')
  expect(JSON.stringify(await listCredentials(services, actor))).not.toContain('hunter2')
  const audit = await db.pool.query("SELECT detail FROM audit_entry WHERE action = 'credential.saved' AND subject = $1", [id])
  expect(audit.rows).toEqual([{ detail: { name: 'Shop', origin: vendor.origin, kind: 'oauth2' } }])
  await saveCredential(services, actor, { ...login({ scope: 'more' }, null), id })
  expect(await loadCredential(services, actor.workspaceId, `${vendor.origin}/x`)).toMatchObject({ secret: client.secret })
  await expect(saveCredential(services, actor, { ...login({ tokenUrl: 'https://evil.example/token' }, null), id })).rejects.toMatchObject({
    params: { field: 'secret' },
  })
  await expect(saveCredential(services, actor, login())).rejects.toMatchObject({ code: 'name-taken' })
  const elsewhere = { db, config: { ...services.config, secret: 'the secret of another server, long enough' } }
  expect(await loadCredential(elsewhere, actor.workspaceId, vendor.origin)).toBe('unreadable')
  await removeCredential(services, actor, { id })
  expect(await loadCredential(services, actor.workspaceId, vendor.origin)).toBeNull()
  expect(JSON.stringify(lines)).not.toMatch(/hunter2|token-\d|BEGIN PRIVATE KEY/)
})
