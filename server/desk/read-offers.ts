import type { Pool } from 'pg'
import type { Actor } from '../identity/actor.ts'
import { queueNameSql } from './desk-conversation.ts'

/** An offer as the agent sees it, with a countdown of `offerSeconds` that ends at `expiresAt`. */
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

/** Live offers of a member, or of one conversation; the oldest first. */
export async function readOffers(
  pool: Pool,
  actor: Pick<Actor, 'workspaceId' | 'locale'>,
  of: { memberId?: string; conversationId?: string },
): Promise<DeskOffer[]> {
  const values = [actor.workspaceId, actor.locale, of.memberId ?? null, of.conversationId ?? null]
  const { rows } = await pool.query<Omit<DeskOffer, 'expiresAt' | 'queuedAt'> & { expiresAt: Date; queuedAt: Date | null }>({
    name: 'desk_offers',
    text: offersSql,
    values,
  })
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString(), queuedAt: row.queuedAt?.toISOString() ?? null }))
}

const offersSql = `
  SELECT o.conversation_id AS "conversationId", o.member_id AS "memberId", o.queue_id AS "queueId", ${queueNameSql('q', '$2')} AS "queueName",
    coalesce(u.name, '') AS "customerName", c.preview, coalesce(ch.name, '') AS "channelName", o.expires_at AS "expiresAt",
    q.offer_seconds AS "offerSeconds", c.queued_at AS "queuedAt", c.tags
  FROM offer o
  JOIN queue q ON q.workspace_id = o.workspace_id AND q.id = o.queue_id
  JOIN conversation c ON c.workspace_id = o.workspace_id AND c.id = o.conversation_id
    AND c.shard = (('x' || substr(o.conversation_id::text, 20, 4))::bit(16)::int >> 4) & 1023
  LEFT JOIN customer u ON u.workspace_id = c.workspace_id AND u.id = c.customer_id
  LEFT JOIN channel ch ON ch.workspace_id = c.workspace_id AND ch.id = c.channel_id
  WHERE o.workspace_id = $1 AND ($3::text IS NULL OR o.member_id = $3) AND ($4::uuid IS NULL OR o.conversation_id = $4)
    AND c.owner = 'queue' AND c.epoch = o.epoch
  ORDER BY o.created_at, o.conversation_id`
