import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'

/** One folder of prisma/migrations; `checksum` is the SHA-256 of the script, as Prisma keeps it. */
export type Migration = { name: string; sql: string; checksum: string }

/** All migrations, in the order of their names. */
export function readMigrations(folder: string = join(projectRoot, 'prisma', 'migrations')): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map((entry) => {
      const sql = readFileSync(join(folder, entry.name, 'migration.sql'), 'utf8')
      return { name: entry.name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
