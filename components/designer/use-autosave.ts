'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { readAppError } from '../api/app-error.ts'
import { useApiClient } from '../api/use-api.ts'
import type { DesignDocument } from './contract.ts'
import type { DesignerStore } from './store.ts'

export type SaveState =
  | { kind: 'saved'; at: number }
  | { kind: 'saving' }
  | { kind: 'unsaved' }
  | { kind: 'offline' }
  | { kind: 'conflict'; by: string; at: string }
  | { kind: 'refused'; message: string }

const WAIT_MS = 800
const RETRY_MS = 4000

/**
 * Saves the draft within a second of the last change. Whatever is not on the server yet is also kept in this browser, so a
 * lost connection or a closed tab loses nothing; somebody else's save is never overwritten (`conflict`).
 */
export function useAutosave(options: { store: DesignerStore; projectId: string; revision: number }): {
  state: SaveState
  revision: number
  saveNow(): Promise<number | null>
  keepMine(): void
  takeRevision(revision: number): void
} {
  const { store, projectId } = options
  const client = useApiClient()
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: Date.now() })
  const [shown, setShown] = useState(options.revision)
  const revision = useRef(options.revision)
  const saved = useRef(store.getState().history.document)
  const running = useRef<Promise<number | null> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const take = useCallback((next: number): void => {
    revision.current = next
    setShown(next)
  }, [])

  const save = useCallback(async (): Promise<number | null> => {
    clearTimeout(timer.current)
    if (running.current) await running.current
    const document = store.getState().history.document
    if (document === saved.current) return revision.current
    const attempt = (async (): Promise<number | null> => {
      setState({ kind: 'saving' })
      try {
        const result = await client.projects.saveDraft.mutate({
          projectId,
          baseRevision: revision.current,
          project: document.project,
          layout: document.layout,
        })
        take(result.revision)
        saved.current = document
        keep(projectId, null)
        setState({ kind: 'saved', at: Date.now() })
        return result.revision
      } catch (error) {
        const problem = readAppError(error)
        if (problem.code === 'stale-draft') {
          const details = (problem as { details?: { revision?: number; at?: string; by?: { name?: string } | string } }).details
          setState({
            kind: 'conflict',
            by: typeof details?.by === 'string' ? details.by : (details?.by?.name ?? ''),
            at: details?.at ?? '',
          })
        } else if (problem.code === 'unreachable' || problem.code === 'unavailable' || problem.code === 'overloaded') {
          setState({ kind: 'offline' })
          timer.current = setTimeout(() => void save(), RETRY_MS)
        } else setState({ kind: 'refused', message: problem.message })
        return null
      } finally {
        running.current = null
      }
    })()
    running.current = attempt
    return attempt
  }, [client, projectId, store, take])

  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.history.document === before.history.document || now.history.document === saved.current) return
        keep(projectId, { base: revision.current, document: now.history.document })
        setState((known) => (known.kind === 'conflict' ? known : { kind: 'unsaved' }))
        clearTimeout(timer.current)
        timer.current = setTimeout(() => void save(), WAIT_MS)
      }),
    [store, projectId, save],
  )
  useEffect(() => {
    const flush = (): void => {
      if (document.visibilityState === 'hidden') void save()
    }
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('online', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('online', flush)
      clearTimeout(timer.current)
      void save()
    }
  }, [save])

  return {
    state,
    revision: shown,
    saveNow: save,
    keepMine: () => {
      void (async () => {
        const theirs = await client.projects.get.query({ projectId })
        take(theirs.revision)
        await save()
      })()
    },
    takeRevision: (next) => {
      take(next)
      saved.current = store.getState().history.document
      keep(projectId, null)
      setState({ kind: 'saved', at: Date.now() })
    },
  }
}

type Kept = { base: number; document: DesignDocument }
const keyOf = (projectId: string): string => `tandem:draft:${projectId}`

function keep(projectId: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(keyOf(projectId), JSON.stringify(kept))
    else localStorage.removeItem(keyOf(projectId))
  } catch {
    // Storage is full or forbidden: the draft then lives as long as the page.
  }
}

/** What an earlier visit could not save, if it was based on what the server still has. */
export function unsavedDraft(projectId: string, revision: number): DesignDocument | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(projectId)) ?? 'null') as Kept | null
    return kept?.base === revision ? kept.document : null
  } catch {
    return null
  }
}
