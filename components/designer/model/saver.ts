import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FlowDocument } from '../document/document.ts'
import type { DraftKeep } from './drafts-kept.ts'

export type SaveState =
  | { kind: 'saved'; at: number }
  | { kind: 'changed' }
  | { kind: 'saving' }
  /** No answer from the server: kept in this browser and tried again. */
  | { kind: 'offline' }
  /** Somebody else saved meanwhile. */
  | { kind: 'conflict'; revision: number; by: string; at: number }
  /** The server refuses the document. */
  | { kind: 'refused'; message: string }

export type SaveOutcome =
  | { kind: 'saved'; revision: number; at: number }
  | { kind: 'stale'; revision: number; by: string; at: number }
  | { kind: 'unreachable' }
  | { kind: 'refused'; message: string }

export type SaverDeps = {
  read(): FlowDocument
  save(input: { baseRevision: number; document: FlowDocument }): Promise<SaveOutcome>
  keep: Pick<DraftKeep, 'keepUnsaved' | 'forgetUnsaved'>
  now(): number
  later(run: () => void, ms: number): () => void
}

const quiet = 600
const again = 4000

export type Saver = StoreApi<{ state: SaveState; revision: number }> & {
  /** The document changed. */
  touch(): void
  /** Save now; resolves when everything up to this moment is stored or cannot be. */
  flush(): Promise<void>
  /** Put the draft away in the browser: the page is going. */
  putAway(): void
  /** A conflict was settled: go on from this revision; `dirty` when the document differs from what the server has. */
  settle(input: { revision: number; dirty: boolean }): void
  stop(): void
}

/** Saves the draft soon after each change, one request at a time, and never over somebody else's work. */
export function createSaver(deps: SaverDeps, start: { revision: number; at: number }): Saver {
  const store = createStore<{ state: SaveState; revision: number }>()(() => ({
    state: { kind: 'saved', at: start.at },
    revision: start.revision,
  }))
  let dirty = false
  let running: Promise<void> | null = null
  let cancel: (() => void) | null = null
  const put = (state: SaveState) => store.setState({ state })
  const plan = (ms: number) => {
    cancel?.()
    cancel = deps.later(() => void flush(), ms)
  }
  const putAway = () => {
    if (dirty) deps.keep.keepUnsaved({ at: deps.now(), baseRevision: store.getState().revision, document: deps.read() })
  }

  async function once(): Promise<void> {
    const document = deps.read()
    dirty = false
    put({ kind: 'saving' })
    const outcome = await deps
      .save({ baseRevision: store.getState().revision, document })
      .catch((): SaveOutcome => ({ kind: 'unreachable' }))
    if (outcome.kind === 'saved') {
      store.setState({ revision: outcome.revision, state: dirty ? { kind: 'changed' } : { kind: 'saved', at: outcome.at } })
      if (!dirty) deps.keep.forgetUnsaved()
      return
    }
    dirty = true
    putAway()
    if (outcome.kind === 'stale') put({ kind: 'conflict', revision: outcome.revision, by: outcome.by, at: outcome.at })
    else if (outcome.kind === 'refused') put({ kind: 'refused', message: outcome.message })
    else {
      put({ kind: 'offline' })
      plan(again)
    }
  }

  async function flush(): Promise<void> {
    cancel?.()
    cancel = null
    if (running) await running
    if (!dirty || store.getState().state.kind === 'conflict') return
    running = once().finally(() => {
      running = null
    })
    await running
    // What was typed while the request was under way.
    if (dirty && store.getState().state.kind === 'changed') plan(quiet)
  }

  return {
    ...store,
    flush,
    putAway,
    touch() {
      dirty = true
      const { kind } = store.getState().state
      if (kind === 'conflict') return putAway()
      if (kind === 'offline') putAway()
      else if (kind !== 'saving') put({ kind: 'changed' })
      if (kind !== 'offline') plan(quiet)
    },
    settle({ revision, dirty: differs }) {
      dirty = differs
      store.setState({ revision, state: differs ? { kind: 'changed' } : { kind: 'saved', at: deps.now() } })
      if (differs) plan(0)
      else deps.keep.forgetUnsaved()
    },
    stop() {
      cancel?.()
    },
  }
}
