import type { HandoffPacket, JsonObject } from '../../flows/engine/types.ts'
import type { ConversationEventRecord } from '../../server/runtime/events.ts'

/** The lists of the desk, in their order. */
export const deskLists = ['mine', 'waiting', 'attention', 'bot', 'closed'] as const
export type DeskList = (typeof deskLists)[number]

/** One row of a list: what an agent needs to choose what to do next. Times are ISO strings. */
export type ConversationRow = {
  id: string
  owner: 'bot' | 'queue' | 'agent' | 'closed'
  epoch: number
  lastSeq: number
  channelId: string
  channelName: string
  channelKind: string
  customerId: string
  customerName: string
  queueId: string | null
  queueName: string | null
  agentId: string | null
  agentName: string | null
  priority: number
  needsAttention: boolean
  language: string
  sentiment: number
  preview: string
  previewBy: string
  lastMessageAt: string
  waitingSince: string | null
  queuedAt: string | null
  unread: number
  tags: string[]
  outcome: string | null
  rating: number | null
  createdAt: string
  closedAt: string | null
}

export type DeskCounts = Record<DeskList, number>

export type DeskOffer = {
  conversationId: string
  memberId: string
  queueId: string
  queueName: string
  customerName: string
  preview: string
  channelName: string
  expiresAt: string
  offerSeconds: number
  queuedAt: string | null
  tags: string[]
}

export type ConversationDetail = {
  conversation: ConversationRow
  customer: {
    id: string
    name: string
    email: string | null
    phone: string | null
    attributes: JsonObject
    tags: string[]
    createdAt: string
  }
  packet: HandoffPacket | null
  history: { id: string; createdAt: string; outcome: string | null; preview: string; rating: number | null }[]
  tickets: { id: string; number: number; subject: string; status: string }[]
  draft: string
}

export type { ConversationEventRecord }
