import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase, poolSizes } from '../../server/platform/database.ts'

export type TestDatabase = Database & { url: string }

/**
 * A database of your own, empty and migrated, cloned from the template in some 50 ms. One per test file:
 * `const db = await testDatabase()` at the top, `afterAll(() => db.close())`. Closing drops it.
 */
export function testDatabase(): Promise<TestDatabase> {
  return newDatabase('template tandem')
}

/** The same without anything in it, not even tables. */
export function emptyDatabase(): Promise<TestDatabase> {
  return newDatabase('')
}

async function newDatabase(made: string): Promise<TestDatabase> {
  const template = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(template, `create database ${name} ${made}`)
  const url = template.replace(/\/tandem$/, `/${name}`)
  const database = openDatabase({ url, connections: poolSizes.test })
  return {
    ...database,
    url,
    async close() {
      await database.close()
      await administer(template, `drop database if exists ${name} with (force)`)
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/tandem$/, '/postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
