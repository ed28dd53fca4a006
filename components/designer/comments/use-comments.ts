'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useMemo } from 'react'
import { type ApiOutputs, useApi } from '../../api/use-api.ts'
import { useMe } from '../../api/use-me.ts'

export type Thread = ApiOutputs['projects']['comments'][number]
export type Comments = {
  projectId: string
  threads: readonly Thread[]
  pending: boolean
  error: unknown
  mayWrite: boolean
  /** Open remarks by `flow card`. */
  open: ReadonlyMap<string, number>
  unread: number
  refresh(): void
}

const none: Thread[] = []

/** The remarks beside a project; what others write comes by itself (see use-autosave.ts). */
export function useComments(projectId: string): Comments {
  const api = useApi()
  const cache = useQueryClient()
  const { may } = useMe()
  const query = useQuery({ ...api.projects.comments.queryOptions({ projectId }), staleTime: Number.POSITIVE_INFINITY })
  const threads = query.data ?? none
  const refresh = useCallback(() => {
    void cache.invalidateQueries(api.projects.comments.queryFilter({ projectId }))
    void cache.invalidateQueries(api.projects.mentions.queryFilter())
  }, [api, cache, projectId])
  const mayWrite = may('flow.comment')
  const { isPending: pending, error } = query
  return useMemo(() => {
    const open = new Map<string, number>()
    for (const { flowId, cardId, resolvedAt } of threads)
      if (!resolvedAt && cardId) open.set(`${flowId} ${cardId}`, (open.get(`${flowId} ${cardId}`) ?? 0) + 1)
    const unread = threads.filter((thread) => thread.unread).length
    return { projectId, threads, pending, error, mayWrite, open, unread, refresh }
  }, [projectId, threads, pending, error, mayWrite, refresh])
}

export const CommentsContext = createContext<Comments | null>(null)
