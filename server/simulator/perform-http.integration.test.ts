import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs } from '../api/testing/call-as.ts'
import { seedWorkspace } from '../api/testing/seed-workspace.ts'
import { testServices } from '../api/testing/test-services.ts'

const shop = createServer((request, response) => {
  if (request.url === '/inside') response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
  else response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"shipped"}')
})
await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
const host = `127.0.0.1:${(shop.address() as AddressInfo).port}`

const db = await testDatabase()
const { services } = testServices(db, { TANDEM_ALLOW_PRIVATE_HTTP: host })
const workspace = await seedWorkspace(services)
const http = callAs(services, workspace.actors.designer).simulator.http
afterAll(async () => {
  shop.close()
  await services.runtime.stop()
  await db.close()
})

test('the simulator’s request is really sent', async () => {
  const answer = await http({ method: 'GET', url: `http://${host}/order` })
  expect(answer).toMatchObject({ ok: true, result: { status: 200, body: { status: 'shipped' } } })
})

test.each([
  'http://127.0.0.1:1/',
  'http://localhost/',
  'http://[::1]/',
  'http://169.254.169.254/latest/meta-data',
  'http://10.0.0.1/',
  'http://0x7f000001/',
  'http://[::ffff:127.0.0.1]/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'not an address',
])('an address inside the house is refused: %s', async (url) => {
  expect(await http({ method: 'GET', url })).toMatchObject({ ok: false })
})

test('an allowed host cannot redirect into the house', async () => {
  expect(await http({ method: 'GET', url: `http://${host}/inside` })).toMatchObject({ ok: false })
})
