import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { moveSlot } from '../slots.ts'

/** Ms without a sign of life after which somebody is gone: a tunnel, a reload or a sleeping laptop is forgiven. */
export const graceMillis = 180_000

type Parts = Pick<Services, 'db' | 'runtime' | 'clock' | 'signals' | 'log'>

/** Whoever lost the connection goes offline; customers who wait for somebody offline go back to a queue, ahead of equals. */
export async function sweepPresence(parts: Parts): Promise<{ gone: number; requeued: number }> {
  const { db, clock, signals } = parts
  const gone = await db.pool.query<{ workspaceId: string; memberId: string }>(goneSql, [new Date(clock.now() - graceMillis)])
  for (const one of gone.rows) signals.publish({ kind: 'presence', ...one })
  const left = await db.pool.query<Left>(leftSql, [new Date(clock.now() - graceMillis)])
  let requeued = 0
  for (const conversation of left.rows) if (await requeue(parts, conversation)) requeued += 1
  return { gone: gone.rows.length, requeued }
}

type Left = {
  workspaceId: string
  conversationId: string
  memberId: string
  name: string
  epoch: number
  priority: number
  queueId: string | null
}

async function requeue({ runtime, clock, log }: Parts, left: Left): Promise<boolean> {
  const { workspaceId, conversationId, memberId, name, epoch, queueId } = left
  const moved = { from: memberId, to: null, now: clock.now() }
  try {
    await runtime.act({
      workspaceId,
      conversationId,
      inboundId: `agent-gone:${memberId}:${epoch}`,
      // Without any queue to go to, the bot is better than nobody.
      event: queueId ? { kind: 'transferred', queueId, byAgentId: memberId } : { kind: 'returned', agentId: memberId },
      record: [{ kind: 'offer.missed', body: { memberId, name, reason: 'offline' }, actor: 'system' }],
      expect: { owner: 'agent', agentId: memberId, epoch },
      within: [moveSlot({ workspaceId, conversationId, ...moved })],
      // They have waited through one person's absence already.
      ...(queueId ? { set: { priority: left.priority + 1 } } : {}),
    })
    return true
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'user'))
      log.warn({ err: error, conversationId }, 'a conversation left behind could not be queued again')
    return false
  }
}

/** Offline since the last sign of life, not since we noticed. */
const goneSql = `
  WITH gone AS (
    UPDATE member SET presence = 'offline', presence_reason = 'disconnected', presence_since = coalesce(seen_at, presence_since)
    WHERE presence <> 'offline' AND coalesce(seen_at, presence_since) < $1
    RETURNING workspace_id, id, presence, presence_reason, presence_since
  ), logged AS (
    INSERT INTO presence_change (workspace_id, at, member_id, presence, reason)
    SELECT workspace_id, presence_since, id, presence, presence_reason FROM gone
  )
  SELECT workspace_id AS "workspaceId", id AS "memberId" FROM gone`

/** The queue it came from; taken over from the bot, a queue of the agent; else any of the workspace. */
const leftSql = `
  SELECT c.workspace_id AS "workspaceId", c.id AS "conversationId", m.id AS "memberId", m.name, c.epoch, c.priority,
    coalesce(
      (SELECT q.id FROM queue q WHERE q.workspace_id = c.workspace_id AND q.id = c.queue_id),
      (SELECT min(qm.queue_id) FROM queue_member qm WHERE qm.workspace_id = c.workspace_id AND qm.member_id = m.id),
      (SELECT min(q.id) FROM queue q WHERE q.workspace_id = c.workspace_id)
    ) AS "queueId"
  FROM member m JOIN conversation c ON c.workspace_id = m.workspace_id AND c.agent_id = m.id AND c.owner = 'agent'
  WHERE m.presence = 'offline' AND m.presence_since < $1 AND m.load > 0 AND c.waiting_since IS NOT NULL
  ORDER BY c.waiting_since LIMIT 500`
