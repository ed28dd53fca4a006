'use client'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { readStored } from '../../../flows/document/stored-document.ts'
import type { Resolutions } from '../../../flows/merge/conflict.ts'
import type { DraftNews } from '../../../server/projects/follow-draft.ts'
import { useApi, useApiClient } from '../../api/use-api.ts'
import { toast } from '../../ui/toast.tsx'
import type { People } from '../people/use-people.ts'
import type { DesignerStore } from '../store.ts'
import { createDraftLink, type Outcome, type Question } from './draft-link.ts'
import type { Keeper } from './kept-draft.ts'
import { sendDraft } from './send-draft.ts'
import type { Draft } from './start-draft.ts'

export type SaveState =
  | { kind: 'saved'; at: number }
  | { kind: 'saving' }
  | { kind: 'unsaved' }
  /** `kept`: in this browser meanwhile. */
  | { kind: 'offline'; kept: boolean }
  /** Somebody else saved, and both changed the same. */
  | ({ kind: 'conflict' } & Question)
  | { kind: 'refused'; message: string }
  /** The right to edit was taken away. */
  | { kind: 'revoked' }

const WAIT_MS = 800
/** What is not saved is in the browser at the latest after this, and at once when the page goes. */
const KEEP_MS = 500
const RETRY_MS = 4000

/**
 * Saves the draft within a second of the last change, and brings in what others save as they do. Whatever is not on the server yet is
 * also kept in this browser, so a lost connection or a closed tab loses nothing. Only where two people changed the same field are
 * they asked.
 */
export function useAutosave(options: {
  store: DesignerStore
  projectId: string
  keeper: Keeper
  draft: Pick<Draft, 'revision' | 'base'>
  /** Who else is here comes over the same line. */
  people: Pick<People, 'visitId' | 'hear' | 'tell'>
  /** Somebody wrote beside the flow. */
  onComments(): void
}): {
  state: SaveState
  revision: number
  saveNow(): Promise<number | null>
  /** Settles a conflict; what is not named goes to ours. */
  settle(resolutions: Resolutions): void
} {
  const { store, people, onComments, projectId, keeper } = options
  const t = useTranslations('designer.save')
  const api = useApi()
  const client = useApiClient()
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: Date.now() })
  const [shown, setShown] = useState(options.draft.revision)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const keeping = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [link] = useState(() =>
    createDraftLink({
      revision: options.draft.revision,
      base: options.draft.base,
      server: {
        load: async () => {
          const { revision, document } = await client.projects.get.query({ projectId })
          return { revision, document: readStored(document) }
        },
        save: (draft) => sendDraft((sent) => client.projects.saveDraft.mutate({ projectId, ...sent }), draft),
      },
      local: {
        read: () => store.getState().history.document,
        adopt: (document) => {
          store.getState().adopt(document)
          return store.getState().history.document
        },
      },
    }),
  )

  /** @returns whether what is not saved is in the browser */
  const keepNow = useCallback((): boolean => {
    clearTimeout(keeping.current)
    keeping.current = undefined
    const { history, readOnly } = store.getState()
    if (readOnly || link.clean()) return true
    return keeper.keep({ revision: link.revision(), base: link.base(), document: history.document }, { now: true })
  }, [store, keeper, link])

  const save = useCallback(async (): Promise<number | null> => {
    clearTimeout(timer.current)
    if (!link.clean() && !link.asking()) setState({ kind: 'saving' })
    const outcome = await link.push()
    setShown(link.revision())
    if (link.clean()) keeper.drop()
    const kept = outcome.kind !== 'offline' || keepNow()
    setState((known) => next(known, outcome, kept))
    return outcome.kind === 'saved' ? link.revision() : null
  }, [link, keeper, keepNow])

  const pull = useCallback(
    async (news: DraftNews): Promise<void> => {
      if (!news.mayEdit && !store.getState().readOnly) return setState({ kind: 'revoked' })
      const pulled = await link.pull({ revision: news.revision, by: news.by?.name ?? '' })
      // Said only to those in the middle of an edit: to the others the canvas says it.
      if (pulled === 'merged') toast.success(t('merged', { by: news.by?.name ?? t('somebody') }))
      if (pulled === 'unreached') timer.current = setTimeout(() => void pull(news), RETRY_MS)
      else if (!store.getState().readOnly) await save()
    },
    [link, save, store, t],
  )

  useSubscription(
    api.projects.follow.subscriptionOptions(
      { projectId, visitId: people.visitId },
      {
        onStarted: people.tell,
        onData: (news) => ('place' in news ? people.hear(news) : 'comments' in news ? onComments() : void pull(news)),
      },
    ),
  )

  useEffect(() => {
    if (state.kind !== 'offline') return
    timer.current = setTimeout(() => void save(), RETRY_MS)
    return () => clearTimeout(timer.current)
  }, [state, save])

  /** Not at every letter. */
  const keepSoon = useCallback((): void => {
    keeping.current ??= setTimeout(() => {
      keeping.current = undefined
      const { history } = store.getState()
      if (!link.clean()) keeper.keep({ revision: link.revision(), base: link.base(), document: history.document })
    }, KEEP_MS)
  }, [store, keeper, link])

  useEffect(() => {
    const changed = (): void => {
      if (store.getState().readOnly || link.clean()) return
      keepSoon()
      setState((known) => (known.kind === 'conflict' || known.kind === 'revoked' ? known : { kind: 'unsaved' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), WAIT_MS)
    }
    // What an earlier visit could not save is saved now.
    changed()
    return store.subscribe((now, before) => {
      if (now.history.document !== before.history.document) changed()
    })
  }, [store, link, save, keepSoon])

  useEffect(() => {
    const flushed = (): void => void keepNow()
    const flush = (): void => {
      keepNow()
      if (document.visibilityState === 'hidden' || navigator.onLine) void save()
    }
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('online', flush)
    window.addEventListener('pagehide', flushed)
    return () => {
      window.removeEventListener('pagehide', flushed)
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
      link.settle(resolutions)
      void save()
    },
  }
}

function next(known: SaveState, outcome: Outcome, kept: boolean): SaveState {
  if (outcome.kind === 'saved') return known.kind === 'saved' ? known : { kind: 'saved', at: Date.now() }
  if (outcome.kind === 'refused')
    return outcome.code === 'not-allowed' ? { kind: 'revoked' } : { kind: 'refused', message: outcome.message }
  return outcome.kind === 'offline' ? { kind: 'offline', kept } : outcome
}
