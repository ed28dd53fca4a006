import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer'
import type { Edit, FlowDocument } from './document.ts'

enablePatches()

/** One entry per gesture: a drag, a paste, a run of typing into one field. */
export type HistoryEntry = { label: string; gesture: string | null; patches: Patch[]; inverse: Patch[] }
export type History = { past: HistoryEntry[]; future: HistoryEntry[] }
export type Changed = { document: FlowDocument; history: History; patches: Patch[] }

export const emptyHistory: History = { past: [], future: [] }

/**
 * Make a change and remember its inverse. Changes with the same `gesture` as the one before join its entry.
 * Null when nothing changed.
 */
export function change({
  document,
  history,
  edit,
  label,
  gesture = null,
}: {
  document: FlowDocument
  history: History
  edit: Edit
  label: string
  gesture?: string | null
}): Changed | null {
  const [next, patches, inverse] = produceWithPatches(document, (draft) => {
    edit(draft as FlowDocument)
  })
  if (patches.length === 0) return null
  const last = history.past.at(-1)
  const joins = gesture !== null && last?.gesture === gesture
  const entry: HistoryEntry = joins
    ? { ...last, patches: [...last.patches, ...patches], inverse: [...inverse, ...last.inverse] }
    : { label, gesture, patches, inverse }
  return { document: next, history: { past: [...(joins ? history.past.slice(0, -1) : history.past), entry], future: [] }, patches }
}

export function undo(document: FlowDocument, history: History): Changed | null {
  const entry = history.past.at(-1)
  if (!entry) return null
  return {
    document: applyPatches(document, entry.inverse),
    // A gesture that was undone is over: later changes start a new one.
    history: { past: history.past.slice(0, -1), future: [{ ...entry, gesture: null }, ...history.future] },
    patches: entry.inverse,
  }
}

export function redo(document: FlowDocument, history: History): Changed | null {
  const [entry, ...future] = history.future
  if (!entry) return null
  return { document: applyPatches(document, entry.patches), history: { past: [...history.past, entry], future }, patches: entry.patches }
}

/** The next change starts an entry of its own. */
export function endGesture(history: History): History {
  const last = history.past.at(-1)
  return last?.gesture ? { ...history, past: [...history.past.slice(0, -1), { ...last, gesture: null }] } : history
}
