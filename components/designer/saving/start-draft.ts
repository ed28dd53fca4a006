import { openProject } from '../../../flows/document/open-document.ts'
import type { DesignDocument } from '../contract.ts'
import type { KeptDraft } from './kept-draft.ts'

/** `base` is the server's draft of `revision` that `document` was made from. */
export type Draft = { revision: number; base: DesignDocument; document: DesignDocument }

/**
 * What the designer opens with: the stored draft, or what this browser could not save at the last visit. The latter begins where it
 * stopped, on the draft it was made from: what others saved since comes in as in any visit, and where both changed the same somebody is
 * asked (draft-link.ts).
 */
export function startDraft(stored: { revision: number; document: DesignDocument }, kept: KeptDraft | null): Draft {
  const document = kept && reopen(kept.document)
  const base = kept && reopen(kept.base)
  if (!kept || !document || !base) return { revision: stored.revision, base: stored.document, document: stored.document }
  return { revision: kept.revision, base: kept.revision === stored.revision ? stored.document : base, document }
}

/** Whether a kept draft can be gone on with. */
export function opens({ base, document }: KeptDraft): boolean {
  return reopen(base) !== null && reopen(document) !== null
}

/** Kept drafts may be of an older version of the program, or broken. */
function reopen(kept: DesignDocument): DesignDocument | null {
  const opened = openProject(kept)
  return 'project' in opened ? { project: opened.project, layout: opened.layout, scenarios: opened.scenarios } : null
}
