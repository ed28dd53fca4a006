import { type Migration, readMigrations } from '../../platform/migrations/read-migrations.ts'
import { readArchive } from './archive.ts'
import { type End, endSchema, entryNames, type Manifest, manifestSchema, sha256 } from './manifest.ts'

/** A backup that was read to its end and found whole. */
export type Checked = { path: string; manifest: Manifest; end: End; secret: string | null; migrations: Migration[] }

/**
 * Reads a backup once, before anything is changed: it must be one, be whole, and be of this release or an older one.
 * @throws Error with a sentence for a person
 */
export async function checkBackup(path: string): Promise<Checked> {
  let manifest: Manifest | null = null
  let end: End | null = null
  let secret: string | null = null
  const found: End['checksums'] = []
  try {
    for await (const { name, bytes } of readArchive(path)) {
      if (name === entryNames.end) {
        end = endSchema.parse(JSON.parse(bytes.toString('utf8')))
        break
      }
      if (name === entryNames.manifest) manifest = manifestSchema.parse(JSON.parse(bytes.toString('utf8')))
      else if (manifest === null) break
      if (name === entryNames.secret) secret = bytes.toString('utf8')
      found.push([name, sha256(bytes)])
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`There is no file ${path}.`, { cause })
    throw new Error(
      `${path} is no backup of Tandem, or is damaged: ${cause instanceof Error ? cause.message : cause}. Nothing was changed.`,
      { cause },
    )
  }
  if (manifest === null) throw new Error(`${path} is no backup of Tandem. Nothing was changed.`)
  if (end === null) throw new Error(`${path} is not whole: its end is missing. Nothing was changed.`)
  for (const [at, [name, sum]] of end.checksums.entries())
    if (found[at]?.[0] !== name || found[at]?.[1] !== sum)
      throw new Error(`${path} is damaged: ${name} is not what was written. Nothing was changed.`)
  if (found.length !== end.checksums.length) throw new Error(`${path} is damaged: it holds more than was written. Nothing was changed.`)
  return { path, manifest, end, secret, migrations: fitting(manifest) }
}

/** The migrations the backup was made with. Later ones of this program are applied to what was restored. */
function fitting(manifest: Manifest): Migration[] {
  const known = new Map(readMigrations().map((migration) => [migration.name, migration]))
  return manifest.migrations.map(({ name, checksum }) => {
    const migration = known.get(name)
    if (migration?.checksum === checksum) return migration
    throw new Error(
      `The backup was made with the migration ${name}, which this program ${migration ? 'has in another form' : 'does not know'}: ` +
        `it belongs to a newer release (it says ${manifest.product}). Restore it with that one. Nothing was changed.`,
    )
  })
}
