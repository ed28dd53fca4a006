import { afterAll, expect, test } from 'vitest'
import { emptyDatabase } from '../../tests/setup/database.ts'
import { startLink } from '../../tests/setup/link.ts'
import { openDatabase } from './database.ts'

const CONNECTIONS = 6
const near = await emptyDatabase()
const url = new URL(near.url)
const link = await startLink({ port: Number(url.port) })
url.port = String(link.port)
url.hostname = '127.0.0.1'
const far = openDatabase({ url: url.href, connections: CONNECTIONS })
const ask = () => far.pool.query({ text: 'SELECT 1', query_timeout: 300 } as { text: string })
const askAtOnce = () => Promise.all(Array.from({ length: CONNECTIONS }, () => far.pool.query('SELECT pg_sleep(0.05)')))

afterAll(async () => {
  link.close()
  await far.close()
  await near.close()
})

test('when all connections are forgotten on the way, one question goes without an answer, not one for each of them', async () => {
  await askAtOnce()
  expect(far.pool.idleCount).toBe(CONNECTIONS)
  link.forget()
  await expect(ask()).rejects.toThrow('timeout')
  for (let again = 0; again < CONNECTIONS; again++) await expect(ask()).resolves.toMatchObject({ rowCount: 1 })
})

test('a question that takes too long costs its own connection alone, as long as others have answered since', async () => {
  await askAtOnce()
  const before = far.pool.totalCount
  const slow = far.pool.query({ text: 'SELECT pg_sleep(5)', query_timeout: 600 } as { text: string })
  // Five others at once: each connection that is left proves that it lives.
  await Promise.all(Array.from({ length: CONNECTIONS - 1 }, () => far.pool.query('SELECT pg_sleep(0.05)')))
  await expect(slow).rejects.toThrow('timeout')
  expect(far.pool.totalCount).toBe(before - 1)
})
