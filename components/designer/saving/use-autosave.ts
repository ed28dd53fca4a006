'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Conflict, Resolutions } from '../../../flows/merge/conflict.ts'
import { readAppError } from '../../api/app-error.ts'
import { useApiClient } from '../../api/use-api.ts'
import { toast } from '../../ui/toast.tsx'
import type { DesignDocument } from '../contract.ts'
import type { DesignerStore } from '../store.ts'
import { dropDraft, keepDraft } from './kept-draft.ts'
import { mergeDrafts, type ThreeDrafts } from './merge-drafts.ts'

export type SaveState =
  | { kind: 'saved'; at: number }
  | { kind: 'saving' }
  | { kind: 'unsaved' }
  | { kind: 'offline' }
  /** Somebody else saved, and both changed the same. */
  | { kind: 'conflict'; by: string; conflicts: Conflict[]; drafts: ThreeDrafts; revision: number }
  | { kind: 'refused'; message: string }

const WAIT_MS = 800
/** What is not saved is in the browser at the latest after this, and at once when the page goes. */
const KEEP_MS = 500
const RETRY_MS = 4000
/** Others may save again while we bring their work together with ours. */
const MAX_MERGES = 5

/**
 * Saves the draft within a second of the last change. Whatever is not on the server yet is also kept in this browser, so a
 * lost connection or a closed tab loses nothing. What somebody else saved meanwhile is brought together with ours, field by field;
 * only where both changed the same field are people asked.
 */
export function useAutosave(options: { store: DesignerStore; projectId: string; revision: number; base: DesignDocument }): {
  state: SaveState
  revision: number
  saveNow(): Promise<number | null>
  /** Settles a conflict; what is not named goes to ours. */
  settle(resolutions: Resolutions): void
} {
  const { store, projectId } = options
  const t = useTranslations('designer.save')
  const client = useApiClient()
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: Date.now() })
  const [shown, setShown] = useState(options.revision)
  const revision = useRef(options.revision)
  const saved = useRef(options.base)
  const running = useRef<Promise<number | null> | null>(null)
  const asking = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const keeping = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const take = useCallback((next: number, document: DesignDocument): void => {
    revision.current = next
    saved.current = document
    setShown(next)
  }, [])

  /** Their draft becomes what ours is based on. @returns whether there is nothing to ask */
  const bringTogether = useCallback(
    async (by: string): Promise<boolean> => {
      const now = await client.projects.get.query({ projectId })
      const drafts = {
        base: saved.current,
        ours: store.getState().history.document,
        theirs: { project: now.draft, layout: now.layout, scenarios: now.scenarios },
      }
      const { document, conflicts } = mergeDrafts(drafts)
      if (conflicts.length > 0) {
        asking.current = true
        setState({ kind: 'conflict', by, conflicts, drafts, revision: now.revision })
        return false
      }
      take(now.revision, drafts.theirs)
      store.getState().merge(document)
      toast.success(t('merged', { by: by || t('somebody') }))
      return true
    },
    [client, projectId, store, take, t],
  )

  const attempt = useCallback(async (): Promise<number | null> => {
    for (let merges = 0; ; merges++) {
      const document = store.getState().history.document
      if (document === saved.current) {
        dropDraft(projectId)
        setState((known) => (known.kind === 'saved' ? known : { kind: 'saved', at: Date.now() }))
        return revision.current
      }
      setState({ kind: 'saving' })
      try {
        const { project, layout, scenarios } = document
        const result = await client.projects.saveDraft.mutate({
          projectId,
          baseRevision: revision.current,
          project,
          layout,
          // They may be many and change seldom: sent when they did.
          ...(scenarios === saved.current.scenarios ? {} : { scenarios }),
        })
        take(result.revision, document)
        if (store.getState().history.document === document) dropDraft(projectId)
        setState({ kind: 'saved', at: Date.now() })
        return result.revision
      } catch (error) {
        const problem = readAppError(error)
        if (problem.code === 'stale-draft' && merges < MAX_MERGES) {
          if (await bringTogether(nameOf(problem))) continue
        } else if (problem.code === 'unreachable' || problem.code === 'unavailable' || problem.code === 'overloaded') {
          setState({ kind: 'offline' })
        } else setState({ kind: 'refused', message: problem.message })
        return null
      }
    }
  }, [client, projectId, store, take, bringTogether])

  const save = useCallback(async (): Promise<number | null> => {
    clearTimeout(timer.current)
    if (running.current) await running.current
    if (asking.current) return null
    const now = attempt()
      // Their draft could not be fetched: as if the save had not been reached.
      .catch(() => {
        setState({ kind: 'offline' })
        return null
      })
      .finally(() => {
        running.current = null
      })
    running.current = now
    return now
  }, [attempt])

  useEffect(() => {
    if (state.kind !== 'offline') return
    timer.current = setTimeout(() => void save(), RETRY_MS)
    return () => clearTimeout(timer.current)
  }, [state, save])

  const keepNow = useCallback((): void => {
    clearTimeout(keeping.current)
    keeping.current = undefined
    const { document } = store.getState().history
    if (document !== saved.current) keepDraft(projectId, { revision: revision.current, base: saved.current, document })
  }, [store, projectId])
  /** Writing a large flow takes a moment: not at every letter. */
  const keepSoon = useCallback((): void => {
    keeping.current ??= setTimeout(keepNow, KEEP_MS)
  }, [keepNow])

  useEffect(() => {
    const changed = (document: DesignDocument): void => {
      if (document === saved.current) return
      keepSoon()
      setState((known) => (known.kind === 'conflict' ? known : { kind: 'unsaved' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), WAIT_MS)
    }
    // What an earlier visit could not save is saved now.
    changed(store.getState().history.document)
    return store.subscribe((now, before) => {
      if (now.history.document !== before.history.document) changed(now.history.document)
    })
  }, [store, save, keepSoon])

  useEffect(() => {
    const flush = (): void => {
      keepNow()
      if (document.visibilityState === 'hidden' || navigator.onLine) void save()
    }
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('online', flush)
    window.addEventListener('pagehide', keepNow)
    return () => {
      window.removeEventListener('pagehide', keepNow)
      keepNow()
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('online', flush)
      clearTimeout(timer.current)
      void save()
    }
  }, [save, keepNow])

  return {
    state,
    revision: shown,
    saveNow: save,
    settle: (resolutions) => {
      if (state.kind !== 'conflict') return
      // Typed on while the question stood: that belongs to ours.
      const drafts = { ...state.drafts, ours: store.getState().history.document }
      take(state.revision, drafts.theirs)
      store.getState().merge(mergeDrafts(drafts, resolutions).document)
      asking.current = false
      void save()
    },
  }
}

/** Who saved last, as the refusal tells it. */
function nameOf(problem: object): string {
  const by = (problem as { details?: { by?: { name?: string } | string } }).details?.by
  return typeof by === 'string' ? by : (by?.name ?? '')
}
