import superjson from 'superjson'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/setup/database.ts'
import { testApp, testServices } from './testing/test-services.ts'

const db = await testDatabase()
const { services, lines } = testServices(db)
const app = testApp(services)
afterAll(() => db.close())

const origin = services.config.publicUrl
const password = 'correct horse'

describe('signing in', () => {
  test('who signs up gets a workspace of their own and is its owner', async () => {
    const cookie = await signUp('ann@example.com', 'Ann')
    const me = await query(cookie, 'me.get')
    expect(me.body).toMatchObject({
      name: 'Ann',
      role: 'owner',
      email: 'ann@example.com',
      workspace: { name: 'Ann’s workspace', defaultLanguage: 'en' },
    })
    expect(await db.prisma.queueMember.count({ where: { workspaceId: me.body.workspace.id } })).toBe(1)
    expect(await db.prisma.channel.count({ where: { workspaceId: me.body.workspace.id } })).toBe(1)
    expect(me.body.permissions).toContain('workspace.manage')
    expect(me.body.workspaces).toHaveLength(1)
  })

  test('a session cookie is out of reach of scripts and of other sites', async () => {
    const response = await auth('sign-up/email', { email: 'cookie@example.com', name: 'C', password })
    const cookie = response.headers.getSetCookie().find((each) => each.includes('session_token'))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    // Nor does the answer repeat it where a script could read it.
    const token = decodeURIComponent(cookie ?? '').match(/session_token=([^.]+)\./)?.[1] ?? ''
    expect(token.length).toBeGreaterThan(20)
    expect(await response.text()).not.toContain(token)
  })

  test('over https the cookie is secure', async () => {
    const secure = testApp(testServices(db, { TANDEM_URL: 'https://desk.example.com' }).services)
    const response = await secure.request('https://desk.example.com/api/auth/sign-up/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://desk.example.com' },
      body: JSON.stringify({ email: 'tls@example.com', name: 'T', password }),
    })
    expect(response.headers.getSetCookie().join()).toMatch(/__Secure-tandem\.session_token=.*Secure/)
  })

  test('without a session a member procedure answers 401 in the language of the caller', async () => {
    const answer = await query('', 'me.get', 'en')
    expect(answer.status).toBe(401)
    expect(answer.error.data.appError).toMatchObject({ code: 'not-signed-in', message: 'You are signed out. Sign in to go on.' })
    expect((await query('', 'me.get', 'zh-TW')).error.data.appError.message).toBe('登录已失效，请重新登录。')
  })

  test('a forged session is no session', async () => {
    const cookie = await signUp('forge@example.com', 'F')
    expect(
      (
        await query(
          cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
          'me.get',
        )
      ).status,
    ).toBe(401)
    expect((await query(cookie.split('.')[0] ?? '', 'me.get')).status).toBe(401)
  })

  test('after signing out the old cookie opens nothing', async () => {
    const cookie = await signUp('out@example.com', 'O')
    await auth('sign-out', {}, { cookie })
    expect((await query(cookie, 'me.get')).status).toBe(401)
  })

  test('an account is closed to guesses after ten wrong passwords, even to ten at once', async () => {
    await signUp('guess@example.com', 'G')
    const guess = () => auth('sign-in/email', { email: 'Guess@example.com', password: 'wrong password' })
    const answers = await Promise.all(Array.from({ length: 14 }, guess))
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(4)
    expect((await auth('sign-in/email', { email: 'guess@example.com', password })).status).toBe(429)
  })

  test('sign-up can be closed', async () => {
    const closed = testApp(testServices(db, { TANDEM_SIGN_UP: '0' }).services)
    const body = JSON.stringify({ email: 'late@example.com', name: 'L', password })
    const headers = { 'content-type': 'application/json', origin }
    const response = await closed.request(`${origin}/api/auth/sign-up/email`, { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    expect(await db.prisma.user.count({ where: { email: 'late@example.com' } })).toBe(0)
  })

  test.each([
    ['not JSON', '{"email":'],
    ['nothing', ''],
    ['a list', '[1]'],
    ['an e-mail that is no text', '{"email":{"$ne":1},"password":["x"]}'],
    ['a NUL', '{"email":"a\\u0000b@example.com","password":"long enough"}'],
    ['a password of a megabyte', JSON.stringify({ email: 'x@example.com', password: 'x'.repeat(1_000_000) })],
    ['a tower of brackets', `${'['.repeat(7000)}${']'.repeat(7000)}`],
  ])('signing in with %s gets a plain 4xx', async (_name, body) => {
    const headers = { 'content-type': 'application/json', origin }
    const response = await app.request(`${origin}/api/auth/sign-in/email`, { method: 'POST', headers, body })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).not.toMatch(/node_modules|\.ts:|\n *at /)
  })

  test('routes of the identity library that nothing uses are closed', async () => {
    const cookie = await signUp('routes@example.com', 'R')
    for (const path of ['get-session', 'list-sessions']) {
      expect((await app.request(`${origin}/api/auth/${path}`, { headers: { cookie } })).status, path).toBe(404)
    }
    for (const path of ['update-user', 'delete-user', 'change-email', 'request-password-reset', 'sign-in/social']) {
      expect((await auth(path, { email: 'x@example.com', name: 'x' }, { cookie })).status, path).toBe(404)
    }
  })
})

describe('the border', () => {
  test('a page of another site cannot call, whatever cookie it rides on', async () => {
    const cookie = await signUp('csrf@example.com', 'C')
    const call = (headers: Record<string, string>) => mutate(cookie, 'me.update', { name: 'Hacked' }, headers)
    expect((await call({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await call({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await call({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await auth('sign-in/email', { email: 'csrf@example.com', password }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await call({ origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    // A query may be asked by anybody, but a mutation does not answer to GET.
    expect((await app.request(`${origin}/api/trpc/me.update?input=${input({ name: 'x' })}`, { headers: { cookie } })).status).toBe(405)
  })

  test('input that does not fit is refused with the name of the field', async () => {
    const cookie = await signUp('field@example.com', 'F')
    const answer = await mutate(cookie, 'me.update', { name: 'x'.repeat(61) })
    expect(answer.status).toBe(400)
    expect(answer.error.data.appError).toMatchObject({ code: 'bad-request', params: { field: 'name' } })
  })

  test('text that Postgres cannot store is made storable', async () => {
    const cookie = await signUp('nul@example.com', 'N')
    expect((await mutate(cookie, 'me.update', { name: 'a\u0000b\ud800c' })).status).toBe(200)
    expect((await query(cookie, 'me.get')).body.name).toBe('a\uFFFDb\uFFFDc')
  })

  test.each([
    ['not JSON', '{"json":'],
    ['no envelope', '[]'],
    ['a number', '7'],
    ['nothing', ''],
    ['a prototype', '{"json":{"__proto__":{"name":"x"}}}'],
    ['a broken envelope', '{"json":{"name":"x"},"meta":{"values":{"name":["bigint"]}}}'],
    ['a tower of brackets', `{"json":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a tower of objects', `{"json":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`],
    ['a hostile path in the envelope', '{"json":{"name":"x"},"meta":{"values":{"__proto__.polluted":["Date"]}}}'],
  ])('a body that is %s gets a plain 400', async (_name, body) => {
    const cookie = await signUp(`${crypto.randomUUID()}@example.com`, 'B')
    const headers = { cookie, origin, 'content-type': 'application/json' }
    const response = await app.request(`${origin}/api/trpc/me.update`, { method: 'POST', headers, body })
    const text = await response.text()
    expect([200, 400]).toContain(response.status)
    expect(text).not.toMatch(/node_modules|\.ts:|\\n *at /)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('a body beyond the limit is refused, a flow may be larger', async () => {
    const cookie = await signUp('large@example.com', 'L')
    expect((await mutate(cookie, 'me.update', { name: 'x'.repeat(3 * 1024 ** 2) })).status).toBe(413)
    expect((await mutate(cookie, 'projects.saveDraft', { name: 'x'.repeat(3 * 1024 ** 2) })).status).not.toBe(413)
  })

  test('an unknown procedure is not found and names no inside', async () => {
    const answer = await query('', 'nothing.here')
    expect(answer.status).toBe(404)
    expect(answer.error.data.appError.code).toBe('not-found')
    expect(answer.error.data).not.toHaveProperty('stack')
  })

  test('a bug shows a request id and nothing else; the log has the stack under the same id, once', async () => {
    const broken = { ...services, db: { ...db, prisma: {} as never } }
    const response = await testApp(broken).request(`${origin}/api/trpc/system.info`)
    const text = await response.text()
    expect(response.status).toBe(500)
    const { appError } = JSON.parse(text).error.json.data
    expect(appError).toEqual({ code: 'internal', message: expect.any(String), requestId: expect.stringMatching(/^req_/), params: {} })
    expect(text).not.toMatch(/undefined|findMany|\.ts/)
    const logged = lines.filter((line) => line.requestId === appError.requestId && line.level === 'error')
    expect(logged).toHaveLength(1)
    expect(JSON.stringify(logged[0]?.err)).toContain('read-system-info')
  })

  test('a workspace one is no member of cannot be entered', async () => {
    const foreign = await db.prisma.workspace.create({ data: { id: 'ws_foreign', name: 'Foreign' } })
    const cookie = await signUp('enter@example.com', 'E')
    const response = await app.request(`${origin}/api/trpc/me.get`, { headers: { cookie, 'x-workspace': foreign.id } })
    expect(response.status).toBe(403)
  })
})

async function signUp(email: string, name: string): Promise<string> {
  const response = await auth('sign-up/email', { email, name, password })
  expect(response.status).toBe(200)
  return cookiesOf(response)
}

let callers = 0
function auth(path: string, body: object, headers: Record<string, string> = {}) {
  callers += 1
  const init = { method: 'POST', headers: { 'content-type': 'application/json', origin, ...headers }, body: JSON.stringify(body) }
  // Each from an address of its own: the limit per address is not what most tests are about.
  return app.request(`${origin}/api/auth/${path}`, init, {
    incoming: { socket: { remoteAddress: `10.0.${callers >> 8}.${callers & 255}` } },
  })
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function input(value: unknown): string {
  return encodeURIComponent(JSON.stringify(superjson.serialize(value)))
}

async function query(cookie: string, path: string, language = 'en') {
  return read(await app.request(`${origin}/api/trpc/${path}`, { headers: { cookie, 'accept-language': language } }))
}

async function mutate(cookie: string, path: string, value: unknown, headers: Record<string, string> = { origin }) {
  const init = {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(superjson.serialize(value)),
  }
  return read(await app.request(`${origin}/api/trpc/${path}`, init))
}

async function read(response: Response) {
  const answer = await response.json()
  return { status: response.status, body: answer.result?.data?.json, error: answer.error?.json }
}
