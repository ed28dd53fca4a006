import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer'
import { isSame } from '../../../flows/document/same.ts'
import { mergeDocuments } from '../../../flows/merge/merge-documents.ts'
import type { DesignDocument } from '../contract.ts'
import { difference } from './difference.ts'

enablePatches()

/** `foreign`: made by somebody else. It stands between our own steps, so that the patches around it still fit, and is never undone. */
export type Step = { label: string; at: number; merge: string | null; patches: Patch[]; inverse: Patch[]; foreign?: boolean }
/** Going back through `past` from its end, or on through `future` from its start, every step's patches fit. */
export type History = { document: DesignDocument; past: Step[]; future: Step[] }

/** Steps with the same merge key this close together are one: typing a word is one undo. */
const MERGE_MS = 1000

export function startHistory(document: DesignDocument): History {
  return { document, past: [], future: [] }
}

/** Does one step. A recipe that changes nothing leaves the history as it is. */
export function apply(
  history: History,
  step: { label: string; at: number; merge?: string; recipe: (document: DesignDocument) => void },
): History {
  const [document, patches, inverse] = produceWithPatches(history.document, (draft) => {
    step.recipe(draft as DesignDocument)
  })
  if (patches.length === 0) return history
  const last = history.past.at(-1)
  if (step.merge && last?.merge === step.merge && step.at - last.at < MERGE_MS && history.future.length === 0) {
    const merged: Step = { ...last, at: step.at, patches: [...last.patches, ...patches], inverse: [...inverse, ...last.inverse] }
    return { document, past: [...history.past.slice(0, -1), merged], future: [] }
  }
  return { document, past: [...history.past, { label: step.label, at: step.at, merge: step.merge ?? null, patches, inverse }], future: [] }
}

/** Takes over a document that holds somebody else's work too. Parts that are equal stay the same objects. */
export function adopt(history: History, document: DesignDocument): History {
  const step = foreign(history.document, document)
  if (!step) return history
  const back: Step = { ...step, patches: step.inverse, inverse: step.patches }
  return {
    document: applyPatches(history.document, step.patches),
    past: history.past.length > 0 ? [...history.past, step] : [],
    future: history.future.length > 0 ? [back, ...history.future] : [],
  }
}

export const canUndo = ({ past }: History): boolean => past.some((step) => !step.foreign)
export const canRedo = ({ future }: History): boolean => future.some((step) => !step.foreign)
/** The step that undo would take back. */
export const lastStep = ({ past }: History): Step | undefined => past.findLast((step) => !step.foreign)

/** `refused`: the step cannot be taken back (or done again), since somebody else has changed or deleted the same; it is then passed over. */
export type Stepped = { history: History; refused: Step | null }

/** Takes back our last step, from the document as it now is: what others did since stays. */
export function undo(history: History): Stepped {
  const index = history.past.findLastIndex((step) => !step.foreign)
  const step = history.past[index]
  if (!step) return { history, refused: null }
  const earlier = history.past.slice(0, index)
  const since = history.past.slice(index + 1)
  const after = since.reduceRight((document, each) => applyPatches(document, each.inverse), history.document)
  const before = applyPatches(after, step.inverse)
  const document = carry({ now: history.document, from: after, to: before, direct: since.length === 0 })
  if (!document) return { history: { ...history, past: [...earlier, { ...step, foreign: true }, ...since] }, refused: step }
  return {
    history: {
      document,
      past: [...earlier, ...(earlier.length > 0 && since.length > 0 ? steps(before, document) : [])],
      future: [since.length > 0 ? retold(step, document, history.document) : step, ...history.future],
    },
    refused: null,
  }
}

/** Does again what was undone last, on the document as it now is. */
export function redo(history: History): Stepped {
  const index = history.future.findIndex((step) => !step.foreign)
  const step = history.future[index]
  if (!step) return { history, refused: null }
  const later = history.future.slice(index + 1)
  const between = history.future.slice(0, index)
  const before = between.reduce((document, each) => applyPatches(document, each.patches), history.document)
  const after = applyPatches(before, step.patches)
  const document = carry({ now: history.document, from: before, to: after, direct: between.length === 0 })
  if (!document) return { history: { ...history, future: [...between, { ...step, foreign: true }, ...later] }, refused: step }
  return {
    history: {
      document,
      past: [...history.past, between.length > 0 ? retold(step, history.document, document) : step],
      future: [...(later.length > 0 && between.length > 0 ? steps(document, after) : []), ...later],
    },
    refused: null,
  }
}

/** The change between two documents made to the one there is now; null where it meets what somebody else did, or does nothing there. */
function carry({
  now,
  from,
  to,
  direct,
}: {
  now: DesignDocument
  from: DesignDocument
  to: DesignDocument
  direct: boolean
}): DesignDocument | null {
  if (direct) return to
  const { document, conflicts } = mergeDocuments({ base: from, ours: now, theirs: to })
  return conflicts.length > 0 || isSame(document, now) ? null : applyPatches(now, difference(now, document))
}

function steps(before: DesignDocument, after: DesignDocument): Step[] {
  const step = foreign(before, after)
  return step ? [step] : []
}

function foreign(before: DesignDocument, after: DesignDocument): Step | null {
  const patches = difference(before, after)
  return patches.length > 0 ? { label: 'merge', at: 0, merge: null, foreign: true, patches, inverse: difference(after, before) } : null
}

function retold(step: Step, before: DesignDocument, after: DesignDocument): Step {
  return { ...step, patches: difference(before, after), inverse: difference(after, before) }
}
