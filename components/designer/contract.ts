import type { Finding } from '../../flows/analysis/finding.ts'
import type { Project } from '../../flows/document/project.ts'
import type { StoredDocument } from '../../flows/document/stored-document.ts'

/** The edited document: what it does, where cards stand, what tests it. The only thing that is saved. */
export type DesignDocument = StoredDocument

/**
 * Change the document. `label` names the step in the undo list; steps with the same `merge` key that follow each other
 * within a second become one. The recipe gets an immer draft.
 */
export type Edit = (label: string, recipe: (document: DesignDocument) => void, options?: { merge?: string }) => void

/** What every tab of the designer gets. */
export type DesignerTabProps = {
  projectId: string
  project: Project
  edit: Edit
  readOnly: boolean
  findings: Finding[]
  /** Queues of the workspace, for pickers. */
  queues: { id: string; name: string }[]
}
