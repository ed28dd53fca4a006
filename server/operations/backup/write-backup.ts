import { rename, rm } from 'node:fs/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { FileStore } from '../../files/file-store.ts'
import { writeArchive } from './archive.ts'
import { type End, entryNames, type Manifest, markOf, productVersion, sha256 } from './manifest.ts'

/** A part of a table is cut when it has so many bytes. */
const PART = 4 * 1024 * 1024

export type BackupInput = {
  /** Of the database. */
  url: string
  /** The archive to make; it must not be there yet. */
  path: string
  secret: string
  withSecret: boolean
  /** Where customers' files are, when they are not in the database. */
  folder: FileStore | null
  progress(text: string): void
}
export type BackupSummary = { rows: number; files: number; missingFiles: string[] }

/**
 * Everything in the database and customers' files as of one moment, while the server runs: all tables are read in one transaction that
 * sees nothing of what is committed meanwhile. The archive appears under its name only when it is whole.
 */
export async function writeBackup(input: BackupInput): Promise<BackupSummary> {
  const client = new pg.Client({ connectionString: input.url, application_name: 'tandem-backup' })
  client.on('error', () => {})
  await client.connect()
  const part = `${input.path}.part`
  await rm(part, { force: true })
  const archive = writeArchive(part)
  const checksums: End['checksums'] = []
  const add = async (name: string, content: Buffer | string) => {
    const bytes = Buffer.from(content as string)
    checksums.push([name, sha256(bytes)])
    await archive.add({ name, bytes })
  }
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const manifest = await makeManifest(client, input)
    await add(entryNames.manifest, `${JSON.stringify(manifest, null, 2)}\n`)
    if (input.withSecret) await add(entryNames.secret, input.secret)
    const rows: Record<string, number> = {}
    for (const table of manifest.tables) {
      rows[table.name] = await copyTable(client, table, add)
      if (rows[table.name]) input.progress(`${table.name}: ${rows[table.name]} rows`)
    }
    const files = await copyFiles(client, input.folder, add)
    input.progress(`${files.count} files`)
    // Sequences know no snapshot: read after the rows, they are never behind them.
    const sequences = await query<End['sequences'][number]>(
      client,
      `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`,
    )
    const end: End = { rows, files: files.count, missingFiles: files.missing, sequences, checksums }
    await archive.add({ name: entryNames.end, bytes: Buffer.from(JSON.stringify(end)) })
    await archive.finish()
    await rename(part, input.path)
    return { rows: Object.values(rows).reduce((sum, count) => sum + count, 0), files: files.count, missingFiles: files.missing }
  } catch (error) {
    archive.abandon()
    await rm(part, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

type Add = (name: string, content: Buffer | string) => Promise<void>

async function makeManifest(client: pg.Client, { secret, withSecret }: BackupInput): Promise<Manifest> {
  const there = await query<{ name: string | null }>(client, `SELECT to_regclass('public._prisma_migrations')::text AS name`)
  if (!there[0]?.name) throw new Error('There is nothing to back up: the database is empty.')
  const [{ postgres, madeAt } = { postgres: '', madeAt: '' }] = await query<{ postgres: string; madeAt: string }>(
    client,
    `SELECT current_setting('server_version') AS postgres, to_json(now() AT TIME ZONE 'UTC')#>>'{}' || 'Z' AS "madeAt"`,
  )
  return {
    format: 'tandem-backup',
    version: 1,
    madeAt,
    product: productVersion,
    postgres,
    migrations: await query(
      client,
      'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1',
    ),
    tables: await query(client, tablesSql),
    secretIncluded: withSecret,
    secretMark: markOf(secret),
  }
}

/** The contents of files travel as entries of their own, so that they can be put into a folder or into a database. */
const tablesSql = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relname NOT IN ('_prisma_migrations', 'file_content')
  GROUP BY 1 ORDER BY 1`

async function copyTable(client: pg.Client, { name, columns }: Manifest['tables'][number], add: Add): Promise<number> {
  // The number of a transaction means nothing in another cluster; a high one would hide the event from readers there.
  const list = columns.map((column) => (name === 'event' && column === 'txid' ? '0' : quoted(column)))
  const stream = client.query(copyTo(`COPY (SELECT ${list} FROM ${quoted(name)}) TO STDOUT`))
  let held: Buffer[] = []
  let length = 0
  let rows = 0
  let parts = 0
  const flush = async (bytes: Buffer) => {
    parts += 1
    await add(`tables/${name}/${String(parts).padStart(6, '0')}`, bytes)
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (const byte of chunk) if (byte === 10) rows += 1
    held.push(chunk)
    length += chunk.length
    if (length < PART) continue
    // Line ends inside values are escaped: what stands behind the last one is the begin of a row.
    const all = Buffer.concat(held)
    const cut = all.lastIndexOf(10) + 1
    if (cut > 0) await flush(all.subarray(0, cut))
    held = [all.subarray(cut)]
    length = all.length - cut
  }
  if (length > 0) await flush(Buffer.concat(held))
  return rows
}

async function copyFiles(client: pg.Client, folder: FileStore | null, add: Add): Promise<{ count: number; missing: string[] }> {
  const keys = await query<{ key: string }>(
    client,
    folder ? `SELECT workspace_id || '/' || id AS key FROM file ORDER BY 1` : 'SELECT key FROM file_content ORDER BY 1',
  )
  const missing: string[] = []
  for (const { key } of keys) {
    const bytes = folder
      ? await folder.get(key)
      : (await client.query('SELECT bytes FROM file_content WHERE key = $1', [key])).rows[0]?.bytes
    if (bytes) await add(`files/${key}`, Buffer.from(bytes))
    else missing.push(key)
  }
  return { count: keys.length - missing.length, missing }
}

async function query<T extends object>(client: pg.Client, text: string): Promise<T[]> {
  return (await client.query<T>(text)).rows
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
