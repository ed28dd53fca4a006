import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { FileStore } from '../../files/file-store.ts'
import { migrate } from '../../platform/migrations/migrate.ts'
import { readArchive } from './archive.ts'
import type { Checked } from './check-backup.ts'
import type { Manifest } from './manifest.ts'
import { quoted } from './write-backup.ts'

export type RestoreInput = {
  /** Of the database to fill. */
  url: string
  backup: Checked
  /** Put it in the place of what is there. */
  replace: boolean
  /** Where customers' files go. */
  files: FileStore
  progress(text: string): void
}

/** What was there is kept under this name until everything else has worked. */
const ASIDE = 'tandem_before_restore'

/**
 * Makes the database what it was when the backup was made: its schema of then, all rows in one transaction, sequences going on where they
 * were; then the migrations that came since, and customers' files. When any of it fails, the database is as before.
 * @throws Error with a sentence for a person
 */
export async function restoreBackup(input: RestoreInput): Promise<{ rows: number; files: number; migrated: string[] }> {
  const { url, backup, progress } = input
  const client = new pg.Client({ connectionString: url, application_name: 'tandem-restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    await refuseUnlessFree(client, input.replace)
    await setAside(client)
    try {
      await migrate({ url, migrations: backup.migrations })
      const rows = await load(client, backup, progress)
      const migrated = await migrate({ url, onApply: (name) => progress(`migrating: ${name}`) })
      const files = await putFiles(input)
      await client.query(`DROP SCHEMA IF EXISTS ${ASIDE} CASCADE`)
      await client.query('ANALYZE')
      return { rows, files, migrated }
    } catch (error) {
      await putBack(client)
      throw error
    }
  } finally {
    await client.end()
  }
}

async function refuseUnlessFree(client: pg.Client, replace: boolean): Promise<void> {
  const { rows: others } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tandem' LIMIT 1`,
  )
  if (others.length > 0) throw new Error('A server is working with this database. Stop all of them, then restore. Nothing was changed.')
  if (replace) return
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`,
  )
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`)
    if (rowCount)
      throw new Error(
        `The database is not empty (there is something in ${name}). To put the backup in its place: npm run restore -- <file> --replace. Nothing was changed.`,
      )
  }
}

async function setAside(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [ASIDE])
  // A restore that was killed half-way left the true one there.
  if (rowCount) await putBack(client)
  await client.query(`BEGIN; ALTER SCHEMA public RENAME TO ${ASIDE}; CREATE SCHEMA public; COMMIT`)
}

async function putBack(client: pg.Client): Promise<void> {
  await client.query('ROLLBACK')
  await client.query(`BEGIN; DROP SCHEMA IF EXISTS public CASCADE; ALTER SCHEMA ${ASIDE} RENAME TO public; COMMIT`)
}

type Key = { table: string; name: string; definition: string }

async function load(client: pg.Client, { path, manifest, end }: Checked, progress: (text: string) => void): Promise<number> {
  await client.query('BEGIN')
  await client.query(`TRUNCATE ${manifest.tables.map(({ name }) => quoted(name)).join(', ')}`)
  // Tables come in any order: what holds between them is checked once, at the end.
  const { rows: keys } = await client.query<Key>(keysSql)
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`)
  const tables = new Map(manifest.tables.map((table) => [table.name, table]))
  let last = ''
  for await (const { name, bytes } of readArchive(path)) {
    const [kind, of = ''] = name.split('/')
    const table = kind === 'tables' ? tables.get(of) : undefined
    if (!table) continue
    await copyPart(client, table, bytes)
    if (last !== of) progress(`${of}: ${end.rows[of]} rows`)
    last = of
  }
  for (const { table, name, definition } of keys) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`)
  for (const { name } of manifest.tables) {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::float8 AS count FROM ${quoted(name)}`)
    if (rows[0]?.count !== end.rows[name]) throw new Error(`${name} has ${rows[0]?.count} rows instead of ${end.rows[name]}`)
  }
  for (const { name, value } of end.sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint)', [`public.${quoted(name)}`, value])
  await client.query('COMMIT')
  return Object.values(end.rows).reduce((sum, count) => sum + count, 0)
}

const keysSql = `
  SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f' AND conparentid = 0`

function copyPart(client: pg.Client, { name, columns }: Manifest['tables'][number], bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = client.query(copyFrom(`COPY ${quoted(name)} (${columns.map(quoted)}) FROM STDIN`))
    stream.on('error', reject)
    stream.on('finish', () => resolve())
    stream.end(bytes)
  })
}

async function putFiles({ backup, files, progress }: RestoreInput): Promise<number> {
  if (backup.end.files === 0) return 0
  let count = 0
  for await (const { name, bytes } of readArchive(backup.path)) {
    if (!name.startsWith('files/')) continue
    await files.put(name.slice('files/'.length), bytes)
    count += 1
  }
  progress(`${count} files`)
  return count
}
