import type pino from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { createLogger } from '../logger.ts'
import { createFrontDoor, type FrontDoor } from './front-door.ts'

let lines: string[]
let app: FrontDoor
beforeEach(() => {
  lines = []
  const log = createLogger({ level: 'debug', destination: { write: (line) => lines.push(line) } as pino.DestinationStream })
  app = createFrontDoor({ log })
  app.get('/user', () => {
    throw new AppError('at-capacity', 'agent 7 is full', { params: { capacity: 4 } })
  })
  app.get('/bug', () => {
    throw new Error('relation "secret_table" does not exist')
  })
  app.get('/database', () => {
    throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })
  })
  app.post('/form', async (c) => c.json(z.object({ name: z.string() }).parse(await c.req.json())))
})

const get = (path: string, language = 'en') => app.request(path, { headers: { 'accept-language': language } })

test('an error of ours becomes a problem in the language of the caller', async () => {
  const response = await get('/user', 'zh-TW,zh;q=0.9,en;q=0.1')
  expect(response.status).toBe(409)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(await response.json()).toEqual({
    code: 'at-capacity',
    message: expect.stringContaining('接待量已满'),
    requestId: response.headers.get('x-request-id'),
    params: { capacity: 4 },
  })
})

test('a bug shows nothing of the inside, but the log has it under the same request id', async () => {
  const response = await get('/bug')
  const text = await response.text()
  expect(response.status).toBe(500)
  expect(text).not.toContain('secret_table')
  expect(text).not.toContain('front-door')
  const logged = lines.map((line) => JSON.parse(line)).find((line) => line.level === 'error')
  expect(logged.err.message).toContain('secret_table')
  expect(logged.requestId).toBe(JSON.parse(text).requestId)
})

test('a database that is away is "unavailable", not a bug', async () => {
  expect((await get('/database')).status).toBe(503)
})

test('input that does not fit is refused with the name of the field', async () => {
  const response = await app.request('/form', { method: 'POST', body: '{"name":7}' })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code: 'bad-request', params: { field: 'name' } })
})

test('a body beyond the limit is refused', async () => {
  const response = await app.request('/form', { method: 'POST', body: 'x'.repeat(13 * 1024 ** 2) })
  expect(response.status).toBe(413)
})

test('an unknown route is a problem too', async () => {
  expect(await (await get('/nowhere')).json()).toMatchObject({ code: 'not-found' })
})

test('a request id of the caller is kept when it is harmless', async () => {
  const kept = await app.request('/user', { headers: { 'x-request-id': 'abc-12345678' } })
  expect(kept.headers.get('x-request-id')).toBe('abc-12345678')
  const refused = await app.request('/user', { headers: { 'x-request-id': 'a"},{"level":"fatal' } })
  expect(refused.headers.get('x-request-id')).toMatch(/^req_/)
})
