import type { Pool } from 'pg'
import type { Period } from './read-period.ts'

/** Conversations, each counted once in a step however often it took it. */
export type Funnel = {
  bot: number
  /** A message of the customer was recognised (at the threshold of the version that ran), or a choice was taken. */
  understood: number
  contained: number
  /** Stood in a queue; then left there, or taken by a person (also without a queue). */
  handedOff: number
  abandoned: number
  taken: number
  resolvedByHuman: number
}

/** The way from the bot to a person, of the conversations that began in the period. */
export async function readFunnel(pool: Pool, { workspaceId, from, to, timezone, channelId }: Period): Promise<Funnel> {
  const { rows } = await pool.query<Funnel>({
    name: 'insight_funnel',
    text: funnelSql,
    values: [workspaceId, from, to, timezone, channelId],
  })
  return rows[0] ?? { bot: 0, understood: 0, contained: 0, handedOff: 0, abandoned: 0, taken: 0, resolvedByHuman: 0 }
}

/** Who left a queue closed the conversation in the very turn in which the queue lost it. */
const funnelSql = `
  WITH cohort AS MATERIALIZED (
    SELECT c.shard, c.id, c.owner, coalesce((v.content #>> '{settings,understandingThreshold}')::float8, 0.45) AS threshold
    FROM conversation c LEFT JOIN project_version v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
    WHERE c.workspace_id = $1 AND ($5::text IS NULL OR c.channel_id = $5)
      AND c.created_at >= ($2::date)::timestamp AT TIME ZONE $4 AND c.created_at < ($3::date + 1)::timestamp AT TIME ZONE $4
  ), told AS (
    SELECT c.shard, c.id,
      bool_or(e.kind = 'message.customer' AND (e.body ? 'choiceId' OR (e.body->>'confidence')::float8 >= c.threshold)) AS understood,
      bool_or(e.kind = 'handoff.requested') AS handed,
      bool_or(e.kind = 'owner.changed' AND e.body->>'owner' IN ('queue', 'agent')) AS human,
      bool_or(e.kind = 'assigned') AS taken,
      bool_or(e.kind = 'resolved' AND e.body->>'outcome' = 'resolved') AS resolved,
      min(e.at) FILTER (WHERE e.kind = 'closed' AND e.body->>'by' = 'customer') AS left_at
    FROM cohort c JOIN event e ON e.shard = c.shard AND e.conversation_id = c.id AND e.workspace_id = $1
    WHERE e.kind IN ('message.customer', 'handoff.requested', 'owner.changed', 'assigned', 'resolved', 'closed')
    GROUP BY c.shard, c.id
  ), owned AS (
    SELECT t.shard, t.id, e.at, t.left_at, lag(e.body->>'owner') OVER (PARTITION BY t.shard, t.id ORDER BY e.seq) AS before
    FROM told t JOIN event e ON e.shard = t.shard AND e.conversation_id = t.id AND e.workspace_id = $1 AND e.kind = 'owner.changed'
    WHERE t.left_at IS NOT NULL AND t.handed
  ), gone AS (
    SELECT DISTINCT shard, id FROM owned WHERE before = 'queue' AND at = left_at
  )
  SELECT count(*)::int AS bot, count(*) FILTER (WHERE t.understood)::int AS understood,
    count(*) FILTER (WHERE c.owner = 'closed' AND t.human IS NOT TRUE)::int AS contained,
    count(*) FILTER (WHERE t.handed)::int AS "handedOff", count(g.id)::int AS abandoned,
    count(*) FILTER (WHERE t.taken)::int AS taken, count(*) FILTER (WHERE t.resolved)::int AS "resolvedByHuman"
  FROM cohort c LEFT JOIN told t ON t.shard = c.shard AND t.id = c.id LEFT JOIN gone g ON g.shard = c.shard AND g.id = c.id`
