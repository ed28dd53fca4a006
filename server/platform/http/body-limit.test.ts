import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { createLogger } from '../logger.ts'
import { bodyLimit } from './body-limit.ts'
import { createFrontDoor } from './front-door.ts'

const app = createFrontDoor({ log: createLogger({ level: 'fatal' }) })
app.use('/small/*', bodyLimit(1000))
app.post('/small/echo', async (c) => c.text(`${(await c.req.text()).length} ${c.req.header('x-mine') ?? ''}`))
const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/small/echo`
afterAll(() => void server.close())

/** A stream has no length that could be announced. */
const chunked = (...parts: string[]) =>
  fetch(url, { method: 'POST', body: new Blob(parts).stream(), duplex: 'half', headers: { 'x-mine': 'kept' } } as RequestInit)

test('a body of announced length passes up to the limit', async () => {
  expect(await (await fetch(url, { method: 'POST', body: 'x'.repeat(1000) })).text()).toBe('1000 ')
  expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1001) })).status).toBe(413)
})

test('a body that comes in pieces passes whole, with the request’s headers', async () => {
  expect(await (await chunked('x'.repeat(400), 'y'.repeat(600))).text()).toBe('1000 kept')
})

test('a body that comes in pieces is refused once it is too large', async () => {
  expect((await chunked('x'.repeat(600), 'y'.repeat(600))).status).toBe(413)
})

test('no body is a body of no bytes', async () => {
  expect(await (await fetch(url, { method: 'POST' })).text()).toBe('0 ')
})
