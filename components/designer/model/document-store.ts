import type { Patch } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Edit, FlowDocument } from '../document/document.ts'
import { change, emptyHistory, endGesture, type History, redo, undo } from '../document/history.ts'
import type { EditLabel } from './edit-labels.ts'

export type DocumentState = {
  document: FlowDocument
  history: History
  /** Counts changes, so that savers and checkers need not compare documents. */
  changes: number
  /** For those who may only look. */
  readOnly: boolean
}

/** The edited document with its history. Panels select what they show; the canvas keeps positions while dragging elsewhere. */
export type DocumentStore = StoreApi<DocumentState> & {
  edit(edit: Edit, options: { label: EditLabel; gesture?: string }): void
  /** Both tell what was changed; null when there was nothing to do. */
  undo(): Patch[] | null
  redo(): Patch[] | null
  /** The next change of the same gesture is a step of its own: a field was left, a drag ended. */
  endGesture(): void
  /** Another document altogether, with a history of its own. */
  reset(document: FlowDocument): void
  /** Told every change as patches; null after a reset. @returns an unsubscribe function */
  onPatches(listener: (patches: Patch[] | null) => void): () => void
}

export function createDocumentStore({ document, readOnly }: { document: FlowDocument; readOnly: boolean }): DocumentStore {
  const store = createStore<DocumentState>()(() => ({ document, history: emptyHistory, changes: 0, readOnly }))
  const listeners = new Set<(patches: Patch[] | null) => void>()
  const take = (made: ReturnType<typeof change>): Patch[] | null => {
    if (!made) return null
    store.setState((state) => ({ document: made.document, history: made.history, changes: state.changes + 1 }))
    for (const listener of listeners) listener(made.patches)
    return made.patches
  }
  return {
    ...store,
    edit(edit, { label, gesture }) {
      const state = store.getState()
      if (!state.readOnly) take(change({ document: state.document, history: state.history, edit, label, gesture }))
    },
    undo() {
      const state = store.getState()
      return state.readOnly ? null : take(undo(state.document, state.history))
    },
    redo() {
      const state = store.getState()
      return state.readOnly ? null : take(redo(state.document, state.history))
    },
    endGesture: () => store.setState((state) => ({ history: endGesture(state.history) })),
    reset(next) {
      store.setState((state) => ({ document: next, history: emptyHistory, changes: state.changes + 1 }))
      for (const listener of listeners) listener(null)
    },
    onPatches(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
