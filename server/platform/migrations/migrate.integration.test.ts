import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/setup/database.ts'
import { migrate, pendingMigrations } from './migrate.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await db.pool.query('drop schema public cascade; create schema public')
})
afterAll(() => db.close())

const migration = (name: string, sql: string) => ({ name, sql, checksum: createHash('sha256').update(sql).digest('hex') })
const first = migration('1_first', 'create table thing (id int)')
const second = migration('2_second', 'alter table thing add column name text')

test('several programs that start at once apply each migration once', async () => {
  const results = await Promise.all([1, 2, 3].map(() => migrate({ url: db.url, migrations: [first] })))
  expect(results.flat()).toEqual(['1_first'])
})

test('only what is missing is applied', async () => {
  expect(await pendingMigrations(db.pool, [first, second])).toEqual(['2_second'])
  expect(await migrate({ url: db.url, migrations: [first, second] })).toEqual(['2_second'])
  expect(await migrate({ url: db.url, migrations: [first, second] })).toEqual([])
})

test('a migration that fails leaves nothing behind and is not remembered', async () => {
  const broken = migration('3_broken', 'create table half (id int); select no_such_function()')
  await expect(migrate({ url: db.url, migrations: [first, second, broken] })).rejects.toThrow(/3_broken failed and was undone/)
  const { rows } = await db.pool.query(`select to_regclass('half') as half`)
  expect(rows[0].half).toBeNull()
  expect(await pendingMigrations(db.pool, [first, second, broken])).toEqual(['3_broken'])
})

test('a migration may write to a table and then alter it, although its references are checked late', async () => {
  const history = [first, second]
  const filled = migration(
    '3_filled',
    `create table owner (id int primary key); insert into owner values (1);
     create table owned (id int, owner int references owner deferrable initially deferred); insert into owned values (1, 1)`,
  )
  await migrate({ url: db.url, migrations: [...history, filled] })
  const altered = migration(
    '4_altered',
    'alter table owned alter column id type bigint; update owned set id = 2; create index owned_id on owned (id)',
  )
  expect(await migrate({ url: db.url, migrations: [...history, filled, altered] })).toEqual(['4_altered'])
  await db.pool.query("delete from _prisma_migrations where migration_name in ('3_filled', '4_altered')")
})

test('a migration that was changed after it was applied stops the start', async () => {
  await expect(migrate({ url: db.url, migrations: [migration('1_first', 'create table other (id int)'), second] })).rejects.toThrow(
    /1_first was changed/,
  )
})

test('a database of a newer release is refused', async () => {
  await expect(migrate({ url: db.url, migrations: [first] })).rejects.toThrow(/2_second, which this program does not know/)
})
