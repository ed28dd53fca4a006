import { openProject } from '../../../flows/document/open-document.ts'
import type { DesignDocument } from '../contract.ts'
import type { KeptDraft } from './kept-draft.ts'
import { mergeDrafts } from './merge-drafts.ts'

/**
 * What the designer opens with: the stored draft, together with what this browser could not save at the last visit. `base` is
 * what the server has; a draft that differs from it is saved at once.
 */
export function startDraft(stored: DesignDocument, kept: KeptDraft | null): { base: DesignDocument; document: DesignDocument } {
  const ours = kept && reopen(kept.document)
  const base = kept && reopen(kept.base)
  if (!ours || !base) return { base: stored, document: stored }
  // Somebody may have saved since; where both changed the same, what was typed here last is kept.
  return { base: stored, document: mergeDrafts({ base, ours, theirs: stored }).document }
}

/** Kept drafts may be of an older version of the program, or broken. */
function reopen(kept: DesignDocument): DesignDocument | null {
  const opened = openProject(kept)
  return 'project' in opened ? { project: opened.project, layout: opened.layout, scenarios: opened.scenarios } : null
}
