import { SCHEMA_VERSION } from './project.ts'

type Raw = Record<string, unknown>

/** One step each: from version n to n + 1. A step only sees documents of its own version. */
const migrations: Record<number, (document: Raw) => Raw> = {}

/** Bring a document of any older version forward. Returns null when its version is unknown (newer than this program). */
export function migrate(document: Raw): Raw | null {
  let current = document
  let version = typeof current.schemaVersion === 'number' ? current.schemaVersion : 1
  while (version < SCHEMA_VERSION) {
    const next = migrations[version]
    if (!next) return null
    current = next(current)
    version += 1
  }
  return version === SCHEMA_VERSION ? { ...current, schemaVersion: SCHEMA_VERSION } : null
}
