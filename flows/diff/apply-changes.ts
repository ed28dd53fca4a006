import type { Project } from '../document/project.ts'
import type { Change } from './diff-projects.ts'
import { applyFieldChanges } from './field-changes.ts'
import { putTogether, takeApart } from './parts.ts'

/** The project with the changes made: `applyChanges(a, diffProjects(a, b).changes)` does what b does and keeps a's id. */
export function applyChanges(project: Project, changes: Change[]): Project {
  const parts = new Map(takeApart(project))
  for (const { key, how, what, after, fields } of changes) {
    if (after === undefined) parts.delete(key)
    else if (what === 'order' || how === 'added') parts.set(key, after)
    else parts.set(key, applyFieldChanges(parts.get(key), fields))
  }
  return putTogether(parts, project.id)
}
