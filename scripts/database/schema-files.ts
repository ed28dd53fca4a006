import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/platform/project-root.ts'
import type { SchemaFile } from './diff-schema.ts'

/** The schema as the last migration left it: what the next difference starts from. */
export const snapshotFile = join(projectRoot, 'prisma', 'migrations', 'schema.prisma')

/** The schema as it is written now. */
export function readSchema(): SchemaFile[] {
  const folder = join(projectRoot, 'prisma', 'schema')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: name, content: readFileSync(join(folder, name), 'utf8') }))
}

export function readSnapshot(): SchemaFile[] | null {
  return existsSync(snapshotFile) ? [{ path: 'schema.prisma', content: readFileSync(snapshotFile, 'utf8') }] : null
}

/** One text of all files, for the snapshot. */
export function joinSchema(files: SchemaFile[]): string {
  return `// Written by npm run db:diff. Do not edit: it says where the next migration starts from.\n${files.map((file) => file.content.trim()).join('\n\n')}\n`
}
