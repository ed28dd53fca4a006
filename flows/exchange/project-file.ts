import type { Layout } from '../document/layout.ts'
import { type Opened, openProject } from '../document/open-document.ts'
import type { Project } from '../document/project.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { canonicalJson } from './canonical-json.ts'

/** What an exported project says it is; the other formats say it in ways of their own. */
export const PROJECT_FORMAT = 'tandem-project'

/** What is exported: the project, and apart from it where cards stand and what tests it. */
export type Exported = { project: Project; layout: Layout; scenarios?: readonly Scenario[] }

/** A project as one readable JSON file; without scenarios there is no such part. */
export function writeProjectFile({ project, layout, scenarios = [] }: Exported): string {
  return canonicalJson({ format: PROJECT_FORMAT, project, layout, ...(scenarios.length > 0 ? { scenarios } : {}) })
}

/** The inverse of writeProjectFile. Whatever the text is, the answer is a project or why it is none. */
export function readProjectFile(text: string): Opened {
  // Editors of some systems put an invisible mark at the beginning.
  return openProject(text.replace(/^\uFEFF/, ''))
}
