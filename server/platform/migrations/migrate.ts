import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Migration, readMigrations } from './read-migrations.ts'

/** The number Prisma's own tool locks with, so that neither runs while the other does. */
const lockNumber = 72_707_369

/** As Prisma makes it: either tool can go on with the history of the other. */
const historyTable = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`

/**
 * Brings the database up to the last migration of prisma/migrations; returns the names it applied. Several processes may call
 * it at once: one works, the others wait. Each migration is one transaction together with its line in the history.
 */
export async function migrate(input: { url: string; migrations?: Migration[]; onApply?: (name: string) => void }): Promise<string[]> {
  const migrations = input.migrations ?? readMigrations()
  const client = new pg.Client({ connectionString: input.url, application_name: 'tandem-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    await client.query(historyTable)
    const pending = compare(migrations, await readHistory(client))
    for (const migration of pending) {
      input.onApply?.(migration.name)
      await apply(client, migration)
    }
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

/** Names of migrations that the database does not have yet. Throws when the histories do not fit together. */
export async function pendingMigrations(db: { query: pg.Pool['query'] }, migrations: Migration[] = readMigrations()): Promise<string[]> {
  return compare(migrations, await readHistory(db)).map((migration) => migration.name)
}

type Applied = { name: string; checksum: string }

async function readHistory(db: { query: pg.Pool['query'] }): Promise<Applied[]> {
  const { rows } = await db.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at, migration_name`,
  )
  const half = rows.find((row) => !row.finished)
  if (half)
    throw new Error(`The migration ${half.name} was begun by another tool and did not finish. Resolve it with "prisma migrate resolve".`)
  return rows
}

function compare(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum } of applied) {
    const migration = known.get(name)
    if (!migration)
      throw new Error(`The database has the migration ${name}, which this program does not know: it belongs to a newer release.`)
    if (migration.checksum !== checksum) {
      throw new Error(`The migration ${name} was changed after it was applied. Put it back and add a new one (see prisma/README.md).`)
    }
  }
  const done = new Set(applied.map((entry) => entry.name))
  return migrations.filter((migration) => !done.has(migration.name))
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    // What is put off to the commit would forbid the migration to alter a table after it has written to it.
    await client.query('set constraints all immediate')
    await client.query(migration.sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`The migration ${migration.name} failed and was undone: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
