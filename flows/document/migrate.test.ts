import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createProject } from './create-project.ts'
import { type Migrations, migrate } from './migrate.ts'
import { openProject } from './open-document.ts'
import { projectSchema, SCHEMA_VERSION } from './project.ts'

type Old = { title?: string; name?: string; flows: { cards: object[] }[] }

/**
 * A made-up past: in version 1 a project had a `title` and its flows were a list; version 2 called it `name`; version 3, today's
 * shape in this story, keeps flows by their ids.
 */
const steps: Migrations = {
  1: (document) => {
    const { title, ...rest } = document as Old
    return { ...rest, name: title }
  },
  2: (document) => ({ ...document, flows: Object.fromEntries((document.flows as { id: string }[]).map((flow) => [flow.id, flow])) }),
}
const today = createProject({ id: 'p', name: '商店' })
const { name, schemaVersion: _, ...rest } = today
const ofVersion1 = { ...rest, title: name, flows: Object.values(today.flows) }

test('a document of the first version goes through every step and is what it would be today', () => {
  expect(migrate(ofVersion1, steps, 3)).toEqual({ ...today, schemaVersion: 3 })
  expect(migrate({ ...ofVersion1, schemaVersion: 1 }, steps, 3)).toEqual({ ...today, schemaVersion: 3 })
})

test('a document of a version in between takes only the steps from there', () => {
  expect(migrate({ ...rest, name, flows: Object.values(today.flows), schemaVersion: 2 }, steps, 3)).toEqual({ ...today, schemaVersion: 3 })
})

test('a step leaves the document it was given as it was', () => {
  const before = structuredClone(ofVersion1)
  migrate(ofVersion1, steps, 3)
  expect(ofVersion1).toEqual(before)
})

test('a version nobody knows is refused, whatever it is', () => {
  for (const schemaVersion of [4, 1e9, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(migrate({ schemaVersion }, steps, 3)).toBeNull()
  }
  fc.assert(fc.property(fc.double(), (schemaVersion) => void migrate({ schemaVersion }, steps, 3)))
})

test('what comes out of the real steps opens as a document of today', () => {
  const migrated = migrate({ ...today, schemaVersion: 1 })
  expect(projectSchema.parse(migrated).schemaVersion).toBe(SCHEMA_VERSION)
  expect(openProject({ ...today, schemaVersion: 1 })).toHaveProperty('project')
})
