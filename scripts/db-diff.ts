import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { throwawayPostgres } from '../server/platform/embedded-postgres/throwaway-postgres.ts'
import { projectRoot } from '../server/platform/project-root.ts'
import { diffSchema } from './database/diff-schema.ts'
import { joinSchema, readSchema, readSnapshot, snapshotFile } from './database/schema-files.ts'

/**
 * `npm run db:diff` shows what the schema changed since the last migration; `npm run db:diff add_labels` writes it as one.
 * `npm run db:diff accept` writes none: you have made the migration by hand, and the next difference starts from here.
 * Read what it wrote and add what Prisma cannot say (checks, partial indexes) before you commit it.
 */
const name = process.argv[2]
const schema = readSchema()
const postgres = await throwawayPostgres({ name: 'diff' })
const sql = await diffSchema({ url: postgres.url, from: readSnapshot(), to: schema }).finally(() => postgres.remove())
if (name === 'accept') {
  writeFileSync(snapshotFile, joinSchema(schema))
} else if (sql === '' || !name) {
  console.log(sql || 'The schema is what the migrations make.')
} else {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error('A migration is named in lower case with underscores, as add_labels.')
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(projectRoot, 'prisma', 'migrations', `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
  writeFileSync(snapshotFile, joinSchema(schema))
  console.log(`Written: ${folder}/migration.sql`)
}
