'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useCallback, useRef, useState } from 'react'
import type { DeskStreamItem } from '../../server/desk/desk-stream.ts'
import { useApi } from '../api/use-api.ts'
import { applyToList, type ListPages } from './apply-to-list.ts'
import { type ConversationEventRecord, type DeskCounts, type DeskOffer, deskLists } from './model.ts'

export type TeamMember = Extract<DeskStreamItem, { type: 'ready' }>['team'][number]
type Listener = { onEvent(event: ConversationEventRecord): void; onTyping(conversationId: string): void; onMissed(): void }

/** The desk's one live connection: lists, counts, offers, team and typing. After a break it resumes behind the last event it had. */
export function useDeskStream(options: { memberId: string; listener: Listener }): {
  counts: DeskCounts | null
  offers: DeskOffer[]
  team: TeamMember[]
  connected: boolean
  dropOffer(conversationId: string): void
} {
  const api = useApi()
  const cache = useQueryClient()
  const [counts, setCounts] = useState<DeskCounts | null>(null)
  const [offers, setOffers] = useState<DeskOffer[]>([])
  const [team, setTeam] = useState<TeamMember[]>([])
  const listener = useRef(options.listener)
  listener.current = options.listener
  const { memberId } = options

  const dropOffer = useCallback(
    (conversationId: string) => setOffers((all) => all.filter((offer) => offer.conversationId !== conversationId)),
    [],
  )

  function take(item: DeskStreamItem): void {
    switch (item.type) {
      case 'ready':
        setCounts(item.counts)
        setOffers(item.offers)
        setTeam(item.team)
        if (item.missed) {
          void cache.invalidateQueries(api.desk.pathFilter())
          listener.current.onMissed()
        }
        return
      case 'counts':
        setCounts(item.counts)
        return
      case 'presence':
        setTeam((all) => [...all.filter((member) => !item.members.some((each) => each.memberId === member.memberId)), ...item.members])
        return
      case 'typing':
        if (item.by === 'customer') listener.current.onTyping(item.conversationId)
        return
      case 'event': {
        const { event, conversation, offer } = item
        if (offer) setOffers((all) => [...all.filter((each) => each.conversationId !== offer.conversationId), offer])
        else if (['assigned', 'offer.missed', 'closed', 'transferred', 'owner.changed'].includes(event.kind))
          dropOffer(event.conversationId)
        if (conversation) {
          for (const list of deskLists) {
            const filter = api.desk.list.infiniteQueryFilter({ list })
            let ask = false
            cache.setQueriesData<ListPages>(filter, (pages) => {
              if (!pages) return pages
              const next = applyToList(pages, list, conversation, memberId)
              ask ||= next === null
              return next ?? pages
            })
            if (ask) void cache.invalidateQueries(filter)
          }
        }
        listener.current.onEvent(event)
      }
    }
  }

  const { status } = useSubscription(
    api.desk.stream.subscriptionOptions(
      {},
      {
        onData: (message) =>
          take((typeof message === 'object' && message !== null && 'data' in message ? message.data : message) as DeskStreamItem),
      },
    ),
  )
  return { counts, offers, team, connected: status === 'pending', dropOffer }
}
