import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer'
import type { DesignDocument } from '../contract.ts'

enablePatches()

export type Step = { label: string; at: number; merge: string | null; patches: Patch[]; inverse: Patch[] }
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

export function undo(history: History): History {
  const step = history.past.at(-1)
  if (!step) return history
  return { document: applyPatches(history.document, step.inverse), past: history.past.slice(0, -1), future: [step, ...history.future] }
}

export function redo(history: History): History {
  const [step, ...future] = history.future
  if (!step) return history
  return { document: applyPatches(history.document, step.patches), past: [...history.past, step], future }
}
