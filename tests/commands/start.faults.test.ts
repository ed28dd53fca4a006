import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../server/platform/project-root.ts'
import { startServer, type TestServer } from '../setup/server.ts'

// The server as it is really started, without the interface: that part has its own tests in a browser.
const roles = { TANDEM_ROLES: 'api,gateway,worker' }
let server: TestServer
beforeAll(async () => {
  server = await startServer({ name: 'start', env: roles })
})
afterAll(() => server.remove())

async function startOnceMore(env: Record<string, string>): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['scripts/start.ts'], {
    cwd: projectRoot,
    env: { ...process.env, ...roles, NODE_ENV: 'production', TANDEM_DEMO: '0', ...env },
    timeout: 20_000,
  })
  return run.then(
    () => 'it started',
    (error: { code: number; stderr: string }) => `${error.code}: ${error.stderr}`,
  )
}

const port = () => new URL(server.url).port
const postmaster = () => Number(readFileSync(join(server.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

test('it is ready when the database and its migrations are', async () => {
  expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ ready: true, database: 'ok', migrations: 'ok' })
})

test('a second instance says where the first one runs, and ends', async () => {
  const said = await startOnceMore({ TANDEM_DATA: server.dataDir, TANDEM_PORT: '1' })
  expect(said).toMatch(/^1: /)
  expect(said).toContain(`Tandem already runs with this data folder: ${server.url}`)
})

test('a busy port is named together with the setting that chooses another one', async () => {
  const dataDir = join(server.dataDir, 'other')
  const said = await startOnceMore({ TANDEM_DATA: dataDir, TANDEM_PORT: port() })
  expect(said).toContain(`Port ${port()} is in use by another program. Choose another one: TANDEM_PORT=`)
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
})

test('a setting that cannot be used is one sentence, before anything is begun', async () => {
  const said = await startOnceMore({ TANDEM_ROLES: 'cook' })
  expect(said).toBe('1: The setting TANDEM_ROLES (it is "cook") cannot be used: it must be a list of web, api, gateway, worker.\n')
})

test('an unreachable DATABASE_URL is one sentence', async () => {
  const said = await startOnceMore({ DATABASE_URL: 'postgresql://nobody:hunter2@127.0.0.1:9/none', TANDEM_PORT: '1' })
  expect(said).toContain('The database of DATABASE_URL cannot be reached')
  expect(said).not.toContain('hunter2')
})

test('killed, it starts again on the database that survived', async () => {
  const before = postmaster()
  await server.kill()
  await server.start()
  expect(postmaster()).toBe(before)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
})

test('a killed database is started again and the server goes on', async () => {
  const before = postmaster()
  process.kill(before, 'SIGKILL')
  await expect
    .poll(async () => (await fetch(`${server.url}/readyz`)).status === 200 && postmaster() !== before, { timeout: 20_000, interval: 200 })
    .toBe(true)
})

test('Ctrl-C stops everything and leaves nothing running', async () => {
  expect(await server.stop()).toBe(0)
  expect(existsSync(join(server.dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  expect(existsSync(join(server.dataDir, 'server.lock'))).toBe(false)
})
