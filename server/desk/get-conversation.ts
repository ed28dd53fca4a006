import { z } from 'zod'
import type { HandoffPacket, JsonObject } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import { conversationId } from '../routing/action-input.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'
import type { Services } from '../services.ts'
import { citePacket, type PacketCitations } from './cite-packet.ts'
import { type DeskConversation, type DeskConversationColumns, decodeDeskConversation, deskConversationSql } from './desk-conversation.ts'
import { type DeskOffer, readOffers } from './read-offers.ts'

export const getConversationInput = z.strictObject({ conversationId })

export type ConversationDetail = {
  conversation: DeskConversation
  customer: {
    id: string
    name: string
    email: string | null
    phone: string | null
    attributes: JsonObject
    tags: string[]
    createdAt: string
  }
  /** What the bot handed over last; null when it never did. */
  packet: HandoffPacket | null
  /** Where its statements come from. */
  citations: PacketCitations | null
  /** The customer's other conversations, newest first, at most twenty. */
  history: { id: string; createdAt: string; owner: string; outcome: string | null; preview: string; rating: number | null }[]
  /** Newest first, at most twenty. */
  tickets: { id: string; number: number; subject: string; status: string }[]
  /** What the reader has typed and not sent. */
  draft: string
  /** The live offer of it, whoever it is made to. */
  offer: DeskOffer | null
}

/** Everything beside the transcript that an agent needs of a conversation. @throws AppError not-found */
export async function getConversation(
  { db: { pool } }: Pick<Services, 'db'>,
  actor: Actor,
  { conversationId }: z.infer<typeof getConversationInput>,
): Promise<ConversationDetail> {
  demand(actor, 'desk.view')
  const { workspaceId, memberId, locale } = actor
  const shard = shardOfConversation(conversationId)
  const found = await pool.query<DeskConversationColumns>({
    name: 'desk_get',
    text: conversationSql,
    values: [shard, conversationId, workspaceId, locale],
  })
  const row = found.rows[0]
  if (!row) throw new AppError('not-found', `conversation ${conversationId} does not exist in this workspace`)
  const [rest, offers] = await Promise.all([
    pool.query<Rest>({ name: 'desk_beside', text: besideSql, values: [shard, conversationId, workspaceId, row.customerId, memberId] }),
    readOffers(pool, actor, { conversationId }),
  ])
  const { customer, ...beside } = rest.rows[0] as Rest
  const { packet } = beside
  const nobody = {
    id: row.customerId,
    name: '',
    email: null,
    phone: null,
    attributes: {},
    tags: [],
    createdAt: row.createdAt.toISOString(),
  }
  return {
    conversation: decodeDeskConversation(row),
    ...beside,
    citations: packet && (await citePacket(pool, { shard, conversationId, packet })),
    customer: customer ?? nobody,
    draft: beside.draft ?? '',
    offer: offers[0] ?? null,
  }
}

type Rest = Pick<ConversationDetail, 'packet' | 'history' | 'tickets'> & {
  customer: ConversationDetail['customer'] | null
  draft: string | null
}

const conversationSql = `${deskConversationSql('conversation', '$4')} WHERE c.shard = $1 AND c.id = $2 AND c.workspace_id = $3`

const besideSql = `
  SELECT
    (SELECT body->'packet' FROM event WHERE shard = $1 AND conversation_id = $2 AND kind = 'handoff.requested' ORDER BY seq DESC LIMIT 1) AS packet,
    (SELECT json_build_object('id', id, 'name', name, 'email', email, 'phone', phone, 'attributes', attributes, 'tags', tags, 'createdAt', ${iso('created_at')})
      FROM customer WHERE workspace_id = $3 AND id = $4) AS customer,
    (SELECT coalesce(json_agg(h), '[]') FROM (
      SELECT id, ${iso('created_at')} AS "createdAt", owner, outcome, preview, rating FROM conversation
      WHERE workspace_id = $3 AND customer_id = $4 AND id <> $2 ORDER BY created_at DESC LIMIT 20) h) AS history,
    (SELECT coalesce(json_agg(t), '[]') FROM (
      SELECT id, number, subject, status FROM ticket WHERE workspace_id = $3 AND customer_id = $4 ORDER BY number DESC LIMIT 20) t) AS tickets,
    (SELECT text FROM reply_draft WHERE workspace_id = $3 AND member_id = $5 AND conversation_id = $2) AS draft`

/** As toISOString writes it. */
function iso(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
