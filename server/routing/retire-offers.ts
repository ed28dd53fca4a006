import { AppError } from '../platform/errors.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'
import type { Services } from '../services.ts'
import { releaseSlot, withdrawSql } from './slots.ts'

type Parts = Pick<Services, 'db' | 'runtime' | 'clock' | 'signals'>
type Ended = { conversationId: string; memberId: string; name: string; createdAt: Date; end: 'expired' | 'offline' | 'withdrawn' }

/**
 * Ends the offers nobody will answer any more and gives their slots back: run out, agent gone, customer gone. Several processes
 * may do this at once; each offer ends once.
 */
export async function retireOffers(parts: Parts, workspaceId: string): Promise<number> {
  const { db, clock } = parts
  const { rows } = await db.pool.query<Ended>({ name: 'ended_offers', text: endedSql, values: [workspaceId, new Date(clock.now())] })
  for (const offer of rows) {
    if (offer.end !== 'withdrawn') {
      await miss(parts, workspaceId, { ...offer, end: offer.end })
      continue
    }
    await db.pool.query(withdrawSql, [workspaceId, offer.conversationId, shardOfConversation(offer.conversationId)])
  }
  return rows.length
}

async function miss(
  { runtime, clock, db, signals }: Parts,
  workspaceId: string,
  { conversationId, memberId, name, createdAt, end }: Ended & { end: 'expired' | 'offline' },
): Promise<void> {
  try {
    await runtime.act({
      workspaceId,
      conversationId,
      inboundId: `offer-${end}:${memberId}:${createdAt.getTime()}`,
      record: [{ kind: 'offer.missed', body: { memberId, name, reason: end }, actor: 'system' }],
      expect: { owner: 'queue' },
      within: [releaseSlot({ workspaceId, conversationId, memberId, reason: end, now: clock.now() })],
    })
  } catch (error) {
    // Accepted, declined or left in the same moment: whoever ended it did the books.
    if (error instanceof AppError && error.kind === 'user') return
    throw error
  }
  const { rows } = await db.pool.query<{ presence: string }>('SELECT presence FROM member WHERE workspace_id = $1 AND id = $2', [
    workspaceId,
    memberId,
  ])
  if (end === 'expired' && rows[0]?.presence === 'break') signals.publish({ kind: 'presence', workspaceId, memberId })
}

/** An offer that is neither run out nor without its agent, but whose conversation has left the queue, is withdrawn. */
const endedSql = `
  SELECT o.conversation_id AS "conversationId", o.member_id AS "memberId", m.name, o.created_at AS "createdAt",
    CASE WHEN c.owner IS DISTINCT FROM 'queue' OR c.epoch <> o.epoch THEN 'withdrawn' WHEN o.expires_at <= $2 THEN 'expired' ELSE 'offline' END AS end
  FROM offer o
  JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
  LEFT JOIN conversation c ON c.workspace_id = o.workspace_id AND c.id = o.conversation_id
    AND c.shard = (('x' || substr(o.conversation_id::text, 20, 4))::bit(16)::int >> 4) & 1023
  WHERE o.workspace_id = $1
    AND (o.expires_at <= $2 OR m.presence <> 'online' OR c.owner IS DISTINCT FROM 'queue' OR c.epoch <> o.epoch)
  ORDER BY o.created_at LIMIT 500`
