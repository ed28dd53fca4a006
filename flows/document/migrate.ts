import { SCHEMA_VERSION } from './project.ts'

type Raw = Record<string, unknown>

/** One step each: from version n to n + 1. A step only sees documents of its own version. */
export type Migrations = Readonly<Record<number, (document: Raw) => Raw>>

const migrations: Migrations = {}

/**
 * Bring a document of any older version forward. Returns null when its version is unknown (newer than this program, or no version
 * at all). A document that does not say its version is of the first.
 */
export function migrate(document: Raw, steps: Migrations = migrations, newest: number = SCHEMA_VERSION): Raw | null {
  let current = document
  let version = typeof current.schemaVersion === 'number' ? current.schemaVersion : 1
  while (version < newest) {
    const step = Object.hasOwn(steps, version) ? steps[version] : undefined
    if (!step) return null
    current = step(current)
    version += 1
  }
  return version === newest ? { ...current, schemaVersion: newest } : null
}
