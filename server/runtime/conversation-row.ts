import type { ConversationState, CustomerFacts, Owner } from '../../flows/engine/types.ts'

/** A conversation as the desk lists it: the columns that every commit rewrites. Times are milliseconds since 1970 UTC. */
export type ConversationRow = {
  id: string
  shard: number
  workspaceId: string
  channelId: string
  customerId: string
  externalId: string
  versionId: string
  lastSeq: number
  owner: Owner
  epoch: number
  queueId: string | null
  agentId: string | null
  priority: number
  queuedAt: number | null
  needsAttention: boolean
  language: string
  sentiment: number
  preview: string
  previewBy: string
  lastMessageAt: number
  waitingSince: number | null
  unread: number
  tags: string[]
  outcome: string | null
  rating: number | null
  createdAt: number
  closedAt: number | null
  wakeAt: number | null
}

/** What a turn starts from. `version` 0 means: not stored yet. Never changed in place: a lost commit throws the result away. */
export type Loaded = {
  row: ConversationRow
  state: ConversationState
  version: number
  /** Earlier conversations of the same contact within the days a vendor may redeliver: an inbound id counts as known there too. */
  earlier: string[]
  customer: CustomerFacts
  /** When `customer` was read, ms. */
  customerAt: number
}

/** How a new conversation comes to be: by moving its contact to it. `previous` is where the contact pointed before. */
export type Opening = {
  externalId: string
  contactKnown: boolean
  previous: string | null
  /** Present when the customer is new as well. */
  newCustomer: { name: string; email: string | null; phone: string | null; attributes: Record<string, string | number | boolean> } | null
}
