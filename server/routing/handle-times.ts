import type { Pool } from 'pg'
import { meanHandleSeconds } from './expected-wait.ts'

/** How far back and how many of the newest count. */
const DAYS = 7
const MOST = 300

/** Mean handling time per queue in seconds: from a person taking a conversation until they gave it back or ended it. */
export async function readHandleTimes(pool: Pool, workspaceId: string, now: number): Promise<(queueId: string) => number> {
  const since = new Date(now - DAYS * 86_400_000)
  const { rows } = await pool.query<{ queueId: string; seconds: number }>({
    name: 'handle_times',
    text: handleSql,
    values: [workspaceId, since, MOST, new Date(now)],
  })
  const measured = new Map<string, number[]>()
  for (const { queueId, seconds } of rows) measured.set(queueId, [...(measured.get(queueId) ?? []), seconds])
  return (queueId) => meanHandleSeconds(measured.get(queueId) ?? [])
}

const handleSql = `
  SELECT h.queue_id AS "queueId", extract(epoch FROM d.at - a.at)::float8 AS seconds
  FROM (
    SELECT shard, conversation_id, seq, at FROM event
    WHERE workspace_id = $1 AND at BETWEEN $2 AND $4 AND kind IN ('resolved', 'returned') ORDER BY at DESC LIMIT $3
  ) d
  CROSS JOIN LATERAL (
    SELECT at FROM event e WHERE e.shard = d.shard AND e.conversation_id = d.conversation_id AND e.seq < d.seq AND e.kind = 'assigned'
    ORDER BY e.seq DESC LIMIT 1
  ) a
  CROSS JOIN LATERAL (
    SELECT body->>'queueId' AS queue_id FROM event e
    WHERE e.shard = d.shard AND e.conversation_id = d.conversation_id AND e.seq < d.seq AND e.kind = 'handoff.requested' ORDER BY e.seq DESC LIMIT 1
  ) h
  ORDER BY d.at`
