import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { discardCluster } from './throwaway-postgres.ts'

const directory = mkdtempSync(join(tmpdir(), 'tandem-pg-'))
// As root, Postgres runs as somebody else, who must be able to walk here.
chmodSync(directory, 0o755)
let postgres: EmbeddedPostgres
afterAll(() => discardCluster(directory))

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: postgres.url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a first start makes a durable database in UTF-8, closed to others', async () => {
  postgres = await startEmbeddedPostgres({ directory })
  expect(postgres.adopted).toBe(false)
  const [state] = await query(
    `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit, current_setting('server_encoding') encoding,
     current_setting('listen_addresses') listen, (select datname from pg_database where datname = current_database()) as name`,
  )
  expect(state).toEqual({ fsync: 'on', commit: 'on', encoding: 'UTF8', listen: '127.0.0.1', name: 'tandem' })
  expect(statSync(join(directory, 'postgres.json')).mode & 0o777).toBe(0o600)
  const stranger = new pg.Client({ connectionString: postgres.url.replace(/:[0-9a-f]{48}@/, ':wrong@') })
  await expect(stranger.connect()).rejects.toThrow(/password authentication failed/)
})

test('Chinese text is compared and folded as text, not as bytes', async () => {
  expect(await query(`select lower('ÄÖ') = 'äö' as folded, length('人工客服') as length`)).toEqual([{ folded: true, length: 4 }])
})

test('a database that an earlier run left behind is taken over', async () => {
  const again = await startEmbeddedPostgres({ directory })
  expect(again.adopted).toBe(true)
  expect(again.url).toBe(postgres.url)
})

test('after a crash it comes back with everything that was acknowledged', async () => {
  await query('create table kept (id int)')
  await query('insert into kept select generate_series(1, 1000)')
  process.kill(postgres.pid() ?? 0, 'SIGKILL')
  await expect.poll(() => postgres.revive(), { timeout: 10_000 }).toBe('revived')
  expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
  expect(await postgres.revive()).toBe('alive')
})

test('a number in postmaster.pid that now belongs to another program does not stop the start', async () => {
  await postgres.stop()
  const other = spawn('sleep', ['60'])
  try {
    writeFileSync(
      join(directory, 'postgres', 'postmaster.pid'),
      `${other.pid}\n${directory}/postgres\n1700000000\n5432\n\n127.0.0.1\n\nready\n`,
    )
    postgres = await startEmbeddedPostgres({ directory })
    expect(postgres.adopted).toBe(false)
    expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
  } finally {
    other.kill()
  }
})

test('when its port is taken meanwhile it moves to another one', async () => {
  const before = postgres.url
  await postgres.stop()
  const { createServer } = await import('node:net')
  const squatter = createServer().listen(Number(new URL(before).port), '127.0.0.1')
  try {
    postgres = await startEmbeddedPostgres({ directory })
    expect(postgres.url).not.toBe(before)
    expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
  } finally {
    squatter.close()
  }
})
