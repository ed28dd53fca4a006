import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/setup/database.ts'
import { seedWorkspace } from '../../api/testing/seed-workspace.ts'
import { testServices } from '../../api/testing/test-services.ts'
import { createFileStore } from '../../files/file-store.ts'
import { type Database, openDatabase, poolSizes } from '../../platform/database.ts'
import { readMigrations } from '../../platform/migrations/read-migrations.ts'
import { brokenInvariants } from '../../runtime/testing/invariants.ts'
import { readArchive, writeArchive } from './archive.ts'
import { checkBackup } from './check-backup.ts'
import { type Manifest, sha256 } from './manifest.ts'
import { restoreBackup } from './restore-backup.ts'
import { type BackupInput, writeBackup } from './write-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'tandem-backup-'))
const secret = 'a secret that is only used in tests'
const opened: { name: string; db: Database }[] = []
let db: TestDatabase
let path: string
let count = 0

beforeAll(async () => {
  db = await testDatabase()
  const { services } = testServices(db)
  for (let n = 0; n < 3; n++) await seedWorkspace(services)
  await createFileStore({ pool: db.pool, config: { filesDir: null } }).put(`ws/${randomUUID()}`, Buffer.from([0, 10, 92, 255, 9]))
  // Values that a careless format would lose.
  await db.pool.query('UPDATE customer SET name = $1, attributes = $2', [
    'a\tb\nc\\d\\N \u2028 “王”',
    { deep: { number: 1.5, none: null } },
  ])
  path = await backup()
})
afterAll(async () => {
  for (const one of opened) await one.db.close()
  await db.close()
  const client = await administrator()
  for (const { name } of opened) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.end()
  rmSync(folder, { recursive: true })
})

async function backup(change: Partial<BackupInput> = {}): Promise<string> {
  const at = join(folder, `${count++}.tar.gz`)
  await writeBackup({ url: db.url, path: at, secret, withSecret: false, folder: null, progress() {}, ...change })
  return at
}

async function administrator(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: db.url.replace(/\/[^/]*$/, '/postgres') })
  await client.connect()
  return client
}

/** A database with nothing in it. */
async function emptyDatabase(): Promise<string> {
  const name = `restore_${randomBytes(6).toString('hex')}`
  const client = await administrator()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return db.url.replace(/\/[^/]*$/, `/${name}`)
}

async function restore(url: string, from = path, options: { replace?: boolean; filesDir?: string } = {}) {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    const files = createFileStore({ pool, config: { filesDir: options.filesDir ?? null } })
    return await restoreBackup({ url, backup: await checkBackup(from), replace: options.replace ?? false, files, progress() {} })
  } finally {
    await pool.end()
  }
}

function open(url: string): Database {
  const database = openDatabase({ url, connections: poolSizes.test })
  opened.push({ name: url.split('/').at(-1) as string, db: database })
  return database
}

/** Every row of every table as text, without what belongs to a cluster. */
async function contents(pool: pg.Pool): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const row = name === 'event' ? `(to_jsonb(t) - 'txid')::text` : 't::text'
    found[name] = (await pool.query<{ row: string }>(`SELECT ${row} AS row FROM "${name}" t ORDER BY 1`)).rows.map((one) => one.row)
  }
  return found
}

test('what was backed up is there again, and goes on where it was', async () => {
  const url = await emptyDatabase()
  const { rows, files } = await restore(url)
  const restored = open(url)
  const before = await contents(db.pool)
  expect(await contents(restored.pool)).toEqual(before)
  expect(rows).toBe(Object.entries(before).reduce((sum, [name, list]) => sum + (name === 'file_content' ? 0 : list.length), 0))
  expect(files).toBe(before.file_content?.length)
  expect(await brokenInvariants(restored.pool)).toEqual([])

  const constraints = `SELECT conrelid::regclass::text AS of, conname, convalidated, pg_get_constraintdef(oid) AS text FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`
  expect((await restored.pool.query(constraints)).rows).toEqual((await db.pool.query(constraints)).rows)

  // A conversation goes on: the next event gets a place behind the last, and whoever follows the workspace sees all of them in order.
  const { services } = testServices({ ...db, ...restored, url })
  const { rows: talks } = await restored.pool.query(
    `SELECT workspace_id AS "workspaceId", channel_id AS "channelId", external_id AS "externalId" FROM conversation WHERE external_id LIKE 'visitor %' LIMIT 1`,
  )
  const receipt = await services.runtime.receive({ ...talks[0], inboundId: 'after', event: { kind: 'message', text: 'still there?' } })
  expect(receipt.events.length).toBeGreaterThan(0)
  const again = await services.runtime.receive({ ...talks[0], inboundId: 'file', event: { kind: 'message', text: 'again' } })
  expect(again.duplicate, 'what was answered before the backup is known').toBe(true)
  const { events } = await services.stream.readWorkspaceEvents({ workspaceId: talks[0].workspaceId, after: '0.0', limit: 1000 })
  const { rows: all } = await restored.pool.query('SELECT count(*)::int AS count FROM event WHERE workspace_id = $1', [
    talks[0].workspaceId,
  ])
  expect(events).toHaveLength(all[0].count)
  expect(events.at(-1)?.event.conversationId).toBe(receipt.conversationId)
  await services.runtime.stop()
})

test('a database that is not empty is refused and unchanged, and replaced when that is said', async () => {
  const url = await emptyDatabase()
  await restore(url)
  const other = openDatabase({ url, connections: 1 })
  await other.pool.query(`UPDATE workspace SET name = 'changed since'`)
  await expect(restore(url, path, { replace: true })).rejects.toThrow('A server is working with this database')
  await other.close()
  await expect(restore(url)).rejects.toThrow('The database is not empty')
  const looked = open(url)
  expect((await contents(looked.pool)).workspace?.join()).toContain('changed since')
  await looked.close()
  await restore(url, path, { replace: true })
  expect(await contents(open(url).pool)).toEqual(await contents(db.pool))
})

test('a backup of an older release is brought forward; one of a newer release is refused', async () => {
  const migrations = readMigrations()
  const url = await emptyDatabase()
  // As of the release before the last migration, which has added tables only.
  const older = await altered((manifest, table) => {
    manifest.migrations = manifest.migrations.filter(({ name }) => !name.endsWith('_add_operations'))
    return !['workspace_minute', 'circuit', 'dead_letter_decision'].includes(table)
  })
  const { migrated } = await restore(url, older)
  expect(migrated).toEqual(migrations.map(({ name }) => name).filter((name) => name.endsWith('_add_operations')))
  const { rows } = await open(url).pool.query('SELECT 1 FROM dead_letter_decision')
  expect(rows).toEqual([])

  const newer = await altered((manifest) => {
    manifest.migrations.push({ name: '29991231000000_flying_cars', checksum: 'x' })
    return true
  })
  await expect(checkBackup(newer)).rejects.toThrow('29991231000000_flying_cars')
})

test('a damaged or cut off backup is refused before anything happens', async () => {
  const whole = readFileSync(path)
  const cut = join(folder, 'cut.tar.gz')
  writeFileSync(cut, whole.subarray(0, whole.length - 20))
  await expect(checkBackup(cut)).rejects.toThrow(/damaged|not whole/)
  await expect(checkBackup(join(folder, 'none.tar.gz'))).rejects.toThrow('There is no file')
  const text = join(folder, 'text.tar.gz')
  writeFileSync(text, 'hello')
  await expect(checkBackup(text)).rejects.toThrow('no backup of Tandem')
  const changed = await altered(
    () => true,
    (name, bytes) => (name.startsWith('tables/workspace/') ? Buffer.from(bytes.toString().toUpperCase()) : bytes),
  )
  await expect(checkBackup(changed)).rejects.toThrow('tables/workspace/000001 is not what was written')
})

test('when restoring fails half-way, the database is as it was', async () => {
  const url = await emptyDatabase()
  await restore(url)
  const checked = await checkBackup(path)
  checked.end.rows.workspace = 999
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const files = createFileStore({ pool, config: { filesDir: null } })
  await expect(restoreBackup({ url, backup: checked, replace: true, files, progress() {} })).rejects.toThrow(
    'workspace has 3 rows instead of 999',
  )
  await pool.end()
  expect(await contents(open(url).pool)).toEqual(await contents(db.pool))
})

test('files move between the database and a folder; one that is missing is told', async () => {
  const url = await emptyDatabase()
  const filesDir = join(folder, 'files')
  await restore(url, path, { filesDir })
  const restored = open(url)
  const { rows } = await db.pool.query<{ key: string; bytes: Buffer }>('SELECT key, bytes FROM file_content')
  const store = createFileStore({ pool: restored.pool, config: { filesDir } })
  for (const { key, bytes } of rows) expect(Buffer.from((await store.get(key)) as Uint8Array)).toEqual(bytes)
  const at = join(folder, 'folder.tar.gz')
  await db.pool.query(`INSERT INTO file (workspace_id, id, channel_id, visitor_id, name, media_type, size)
    SELECT workspace_id, gen_random_uuid(), id, 'v', 'lost.png', 'image/png', 1 FROM channel LIMIT 1`)
  const { missingFiles } = await writeBackup({ url: db.url, path: at, secret, withSecret: false, folder: store, progress() {} })
  expect(missingFiles).toHaveLength(1)
  await db.pool.query(`DELETE FROM file WHERE name = 'lost.png'`)
})

test('the secret is in it only when asked for', async () => {
  const without: string[] = []
  for await (const { name, bytes } of readArchive(path)) without.push(name, bytes.toString('latin1'))
  expect(without.join('\n')).not.toContain(secret)
  expect((await checkBackup(path)).secret).toBeNull()
  expect(await checkBackup(await backup({ withSecret: true }))).toMatchObject({ secret, manifest: { secretIncluded: true } })
})

test('what is written while it is made is in it whole or not at all', async () => {
  const { services } = testServices(db)
  const { rows } = await db.pool.query(
    `SELECT workspace_id AS "workspaceId", channel_id AS "channelId", external_id AS "externalId" FROM conversation WHERE external_id LIKE 'visitor %' LIMIT 1`,
  )
  let going = true
  const talking = (async () => {
    for (let n = 0; going; n++)
      await services.runtime.receive({ ...rows[0], inboundId: `busy ${n}`, event: { kind: 'message', text: `${n}` } })
  })()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const busy = await backup()
  going = false
  await talking
  const url = await emptyDatabase()
  await restore(url, busy)
  expect(await brokenInvariants(open(url).pool)).toEqual([])
  await services.runtime.stop()
})

/** The backup with another manifest, without some tables, or with other contents; its checksums fit unless the contents were changed. */
async function altered(
  change: (manifest: Pick<Manifest, 'migrations'>, table: string) => boolean,
  spoil: (name: string, bytes: Buffer) => Buffer = (_, bytes) => bytes,
): Promise<string> {
  const at = join(folder, `${count++}.tar.gz`)
  const archive = writeArchive(at)
  const checksums: [string, string][] = []
  for await (const entry of readArchive(path)) {
    const table = entry.name.split('/')[1] ?? ''
    if (entry.name === 'manifest.json') {
      const manifest = JSON.parse(entry.bytes.toString()) as Manifest
      change(manifest, '')
      manifest.tables = manifest.tables.filter(({ name }) => change({ migrations: [] }, name))
      entry.bytes = Buffer.from(JSON.stringify(manifest))
    } else if (entry.name === 'end.json') {
      entry.bytes = Buffer.from(JSON.stringify({ ...JSON.parse(entry.bytes.toString()), checksums }))
    } else if (entry.name.startsWith('tables/') && !change({ migrations: [] }, table)) continue
    checksums.push([entry.name, sha256(entry.bytes)])
    await archive.add({ ...entry, bytes: spoil(entry.name, entry.bytes) })
  }
  await archive.finish()
  return at
}
