import type { Scenario } from '../scenarios/scenario.ts'
import type { Layout } from './layout.ts'
import type { Project } from './project.ts'

/** A draft with all that is kept beside it. */
export type StoredDocument = { project: Project; layout: Layout; scenarios: Scenario[] }

/**
 * A stored draft as one text of JSON. A large draft travels as it lies in the database: no server reads it to write it down again.
 * @param parts texts of JSON
 */
export function joinStored(parts: Record<keyof StoredDocument, string>): string {
  return `{"project":${parts.project},"layout":${parts.layout},"scenarios":${parts.scenarios}}`
}

/** Opens what `joinStored` made. Only checked documents are ever stored, so it is not checked again. */
export function readStored(text: string): StoredDocument {
  return JSON.parse(text) as StoredDocument
}
