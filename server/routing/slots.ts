import type { WithinCommit } from '../runtime/contract.ts'

/**
 * The books of `member.load`: at any moment an agent's load is the number of their open conversations plus their live offers.
 * Every statement that adds or removes one of those stands here and runs in the commit of the conversation itself; the
 * table's CHECK (load ≤ capacity) refuses what nobody thought of. Locks are taken in one order everywhere: conversation,
 * offer, members by id.
 */
type Statement = WithinCommit[number]
type Place = { workspaceId: string; conversationId: string }

/**
 * The conversation leaves `from` and comes to `to` (either may be nobody); a live offer of it is over. Put it first: its
 * `otherwise` is also the answer when a constraint is broken.
 */
export function moveSlot(input: Place & { from: string | null; to: string | null; now: number }): Statement {
  const { workspaceId, conversationId, from, to, now } = input
  return { text: moveSql, values: [workspaceId, conversationId, from, to, new Date(now)], otherwise: 'at-capacity' }
}

/** One live offer per conversation, and a slot kept free for it. */
export function reserveSlot(
  input: Place & { memberId: string; queueId: string; epoch: number; expiresAt: number; now: number },
): Statement[] {
  const { workspaceId, conversationId, memberId, queueId, epoch, expiresAt, now } = input
  return [
    {
      text: insertOfferSql,
      values: [workspaceId, conversationId, memberId, queueId, epoch, new Date(expiresAt), new Date(now)],
      otherwise: 'offer-gone',
    },
    { text: reserveSql, values: [workspaceId, memberId], otherwise: 'at-capacity' },
  ]
}

/** The offer becomes the assignment: its slot stays taken. */
export function redeemSlot(input: Place & { memberId: string; now: number }): Statement[] {
  const { workspaceId, conversationId, memberId, now } = input
  return [
    { text: deleteOfferSql, values: [workspaceId, conversationId, memberId], otherwise: 'offer-gone' },
    { text: assignedSql, values: [workspaceId, memberId, new Date(now)], otherwise: 'conflict' },
  ]
}

/** Misses in a row that send an agent on a break: somebody who does not answer is not there. */
export const missesBeforeBreak = 3

/** The offer is over without an answer. Only one that ran out counts as missed; whoever misses three in a row goes on a break. */
export function releaseSlot(input: Place & { memberId: string; reason: 'expired' | 'declined' | 'offline'; now: number }): Statement {
  const { workspaceId, conversationId, memberId, reason, now } = input
  const values = [workspaceId, conversationId, memberId, reason === 'expired', new Date(now), missesBeforeBreak]
  return { text: releaseSql, values, otherwise: 'offer-gone' }
}

/** An offer whose conversation is no longer waiting (the customer left, time was up, somebody moved it): nobody missed anything. */
export const withdrawSql = `
  WITH gone AS (
    DELETE FROM offer o USING conversation c
    WHERE o.workspace_id = $1 AND o.conversation_id = $2 AND c.workspace_id = o.workspace_id AND c.shard = $3 AND c.id = o.conversation_id
      AND (c.owner <> 'queue' OR c.epoch <> o.epoch)
    RETURNING o.member_id
  )
  UPDATE member m SET load = m.load - 1 FROM gone WHERE m.workspace_id = $1 AND m.id = gone.member_id`

const moveSql = `
  WITH gone AS (
    DELETE FROM offer WHERE workspace_id = $1 AND conversation_id = $2 RETURNING member_id
  ), change AS (
    SELECT id, sum(by)::int AS by FROM (
      SELECT member_id AS id, -1 AS by FROM gone
      UNION ALL SELECT $3::text, -1 WHERE $3::text IS NOT NULL
      UNION ALL SELECT $4::text, 1 WHERE $4::text IS NOT NULL
    ) each GROUP BY id
  ), locked AS (
    SELECT m.id, change.by FROM member m JOIN change ON change.id = m.id WHERE m.workspace_id = $1 ORDER BY m.id FOR NO KEY UPDATE OF m
  ), moved AS (
    UPDATE member m SET load = m.load + locked.by,
      last_assigned_at = CASE WHEN m.id = $4 THEN $5 ELSE m.last_assigned_at END,
      missed_offers = CASE WHEN m.id = $4 THEN 0 ELSE m.missed_offers END
    FROM locked WHERE m.workspace_id = $1 AND m.id = locked.id RETURNING m.id
  )
  SELECT 1 WHERE $4::text IS NULL OR EXISTS (SELECT FROM moved WHERE id = $4)`

const insertOfferSql = `
  INSERT INTO offer (workspace_id, conversation_id, member_id, queue_id, epoch, expires_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`

const reserveSql = `
  UPDATE member SET load = load + 1 WHERE workspace_id = $1 AND id = $2 AND presence = 'online' AND load < capacity`

const deleteOfferSql = 'DELETE FROM offer WHERE workspace_id = $1 AND conversation_id = $2 AND member_id = $3'

const assignedSql = 'UPDATE member SET last_assigned_at = $3, missed_offers = 0 WHERE workspace_id = $1 AND id = $2'

const releaseSql = `
  WITH gone AS (
    DELETE FROM offer WHERE workspace_id = $1 AND conversation_id = $2 AND member_id = $3 AND (NOT $4 OR expires_at <= $5) RETURNING member_id
  ), logged AS (
    INSERT INTO presence_change (workspace_id, at, member_id, presence, reason)
    SELECT m.workspace_id, $5, m.id, 'break', 'missedOffers' FROM member m JOIN gone ON gone.member_id = m.id
    WHERE m.workspace_id = $1 AND $4 AND m.missed_offers + 1 >= $6 AND m.presence = 'online'
  )
  UPDATE member m SET load = m.load - 1,
    missed_offers = CASE WHEN NOT $4 THEN m.missed_offers WHEN m.missed_offers + 1 >= $6 THEN 0 ELSE m.missed_offers + 1 END,
    presence = CASE WHEN $4 AND m.missed_offers + 1 >= $6 AND m.presence = 'online' THEN 'break' ELSE m.presence END,
    presence_reason = CASE WHEN $4 AND m.missed_offers + 1 >= $6 AND m.presence = 'online' THEN 'missedOffers' ELSE m.presence_reason END,
    presence_since = CASE WHEN $4 AND m.missed_offers + 1 >= $6 AND m.presence = 'online' THEN $5 ELSE m.presence_since END
  FROM gone WHERE m.workspace_id = $1 AND m.id = gone.member_id`
