import type { ConversationState, CustomerFacts, JsonObject, Owner } from '../../flows/engine/types.ts'
import type { Loaded } from './conversation-row.ts'
import type { ConversationEventRecord } from './events.ts'

export type CustomerColumns = {
  customer_id: string
  name: string | null
  attributes: JsonObject | null
  customer_tags: string[] | null
  open_tickets: number
  conversations: number
}

export type ConversationColumns = CustomerColumns & {
  shard: number
  id: string
  workspace_id: string
  channel_id: string
  external_id: string
  version_id: string
  version: string
  last_seq: number
  state: ConversationState
  wake_at: Date | null
  owner: Owner
  epoch: number
  queue_id: string | null
  agent_id: string | null
  priority: number
  queued_at: Date | null
  needs_attention: boolean
  language: string
  sentiment: number
  preview: string
  preview_by: string
  last_message_at: Date
  waiting_since: Date | null
  unread: number
  tags: string[]
  outcome: string | null
  rating: number | null
  created_at: Date
  closed_at: Date | null
  recent: string[]
}

export function decodeConversation(row: ConversationColumns): Loaded {
  return {
    row: {
      id: row.id,
      shard: row.shard,
      workspaceId: row.workspace_id,
      channelId: row.channel_id,
      customerId: row.customer_id,
      externalId: row.external_id,
      versionId: row.version_id,
      lastSeq: row.last_seq,
      owner: row.owner,
      epoch: row.epoch,
      queueId: row.queue_id,
      agentId: row.agent_id,
      priority: row.priority,
      queuedAt: row.queued_at?.getTime() ?? null,
      needsAttention: row.needs_attention,
      language: row.language,
      sentiment: row.sentiment,
      preview: row.preview,
      previewBy: row.preview_by,
      lastMessageAt: row.last_message_at.getTime(),
      waitingSince: row.waiting_since?.getTime() ?? null,
      unread: row.unread,
      tags: row.tags,
      outcome: row.outcome,
      rating: row.rating,
      createdAt: row.created_at.getTime(),
      closedAt: row.closed_at?.getTime() ?? null,
      wakeAt: row.wake_at?.getTime() ?? null,
    },
    state: row.state,
    version: Number(row.version),
    earlier: row.recent.filter((id) => id !== row.id),
    // `conversations` counts earlier ones: this one is not earlier than itself.
    customer: { ...decodeCustomer(row), conversations: Math.max(0, row.conversations - 1) },
    customerAt: 0,
  }
}

export function decodeCustomer(row: CustomerColumns): CustomerFacts {
  return {
    id: row.customer_id,
    name: row.name ?? '',
    attributes: row.attributes ?? {},
    tags: row.customer_tags ?? [],
    openTickets: row.open_tickets,
    conversations: row.conversations,
  }
}

export type EventColumns = {
  conversation_id: string
  seq: number
  at: Date
  kind: string
  actor: string
  actor_id: string | null
  epoch: number
  body: object
}

export function decodeEvent(row: EventColumns): ConversationEventRecord {
  const { seq, kind, actor, epoch, body } = row
  return {
    conversationId: row.conversation_id,
    seq,
    at: row.at.toISOString(),
    kind,
    actor,
    actorId: row.actor_id,
    epoch,
    body,
  } as ConversationEventRecord
}
