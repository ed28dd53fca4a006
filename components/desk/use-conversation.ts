'use client'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useApi, useApiClient } from '../api/use-api.ts'
import { hasGap, mergeEvents } from './event-list.ts'
import type { ConversationEventRecord } from './model.ts'

const PAGE = 200
const MOST_PAGES = 25

/** One open conversation: what stands beside it, and its events, kept complete whatever the stream misses. */
export function useConversation(conversationId: string) {
  const api = useApi()
  const client = useApiClient()
  const detail = useQuery(api.desk.get.queryOptions({ conversationId }))
  const [events, setEvents] = useState<ConversationEventRecord[]>([])
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const filling = useRef(false)

  const load = useCallback(async () => {
    try {
      let page = await client.desk.events.query({ conversationId, limit: PAGE })
      setEvents((known) => mergeEvents(known, page.events))
      setState('ready')
      // The newest are shown at once; those before follow, so that the whole of it can be read and messages have their numbers.
      for (let pages = 1; page.hasMore && pages < MOST_PAGES; pages++) {
        page = await client.desk.events.query({ conversationId, beforeSeq: page.events[0]?.seq, limit: PAGE })
        const earlier = page.events
        setEvents((known) => mergeEvents(known, earlier))
      }
    } catch {
      setState('failed')
    }
  }, [client, conversationId])

  useEffect(() => {
    setEvents([])
    setState('loading')
    void load()
  }, [load])

  useEffect(() => {
    if (!hasGap(events) || filling.current) return
    filling.current = true
    const from = events.findIndex((event, index) => index > 0 && event.seq !== (events[index - 1]?.seq ?? 0) + 1)
    const afterSeq = events[from - 1]?.seq ?? 0
    void client.desk.events
      .query({ conversationId, afterSeq, limit: 200 })
      .then((page) => setEvents((known) => mergeEvents(known, page.events)))
      .finally(() => {
        filling.current = false
      })
  }, [events, client, conversationId])

  const take = useCallback((event: ConversationEventRecord) => setEvents((known) => mergeEvents(known, [event])), [])
  return { detail, events, state, take, reload: load }
}
