import type { Pool } from 'pg'
import type { Counted, Spread } from './measures.ts'

/** Days are local to `timezone`, both ends included. */
export type Period = { workspaceId: string; from: string; to: string; timezone: string; channelId: string | null }
export type Counts = {
  current: Counted
  /** As many days right before. */
  previous: Counted
  /** Days and channels of the current period on which something began. */
  days: ({ date: string } & Counted)[]
  channels: ({ channelId: string } & Counted)[]
}

/**
 * Counts a period and the one before from the events, in the database: two statements, whatever the size. Cost at 100,000
 * conversations in the period: see the README.
 */
export async function readPeriod(pool: Pool, period: Period): Promise<Counts> {
  const values = [period.workspaceId, period.from, period.to, period.timezone, period.channelId]
  const [conversations, waits] = await Promise.all([
    pool.query<Row>({ name: 'insight_conversations', text: conversationsSql, values }),
    pool.query<Row>({ name: 'insight_waits', text: waitsSql, values }),
  ])
  const waitsOf = new Map(waits.rows.map((row) => [keyOf(row), row]))
  const rows = conversations.rows.map((row) => ({ ...row, counted: countedOf(row, waitsOf.get(keyOf(row))) }))
  const whole = (current: boolean) =>
    rows.find((row) => row.current === current && row.day === null && row.channelId === null)?.counted ?? countedOf({}, undefined)
  return {
    current: whole(true),
    previous: whole(false),
    days: rows.flatMap(({ current, day, counted }) => (current && day !== null ? [{ date: day, ...counted }] : [])),
    channels: rows.flatMap(({ current, channelId, counted }) => (current && channelId !== null ? [{ channelId, ...counted }] : [])),
  }
}

/** A group: the whole period, one day or one channel of it. */
type Row = { current: boolean; day: string | null; channelId: string | null } & { [figure: string]: number | string | boolean | null }

function keyOf({ current, day, channelId }: Row): string {
  return `${current}|${day}|${channelId}`
}

function countedOf(row: { [figure: string]: unknown }, waits: { [figure: string]: unknown } | undefined): Counted {
  const count = (name: string, of: { [figure: string]: unknown } | undefined = row) => Number(of?.[name] ?? 0)
  return {
    conversations: count('conversations'),
    ended: count('ended'),
    contained: count('contained'),
    handedOff: count('handedOff'),
    resolved: count('resolved'),
    asked: count('asked'),
    rated: count('rated'),
    satisfied: count('satisfied'),
    queued: count('queued', waits),
    abandoned: count('abandoned', waits),
    firstResponse: spreadOf(row, 'firstResponse'),
    humanFirstResponse: spreadOf(row, 'humanFirstResponse'),
    queueWait: spreadOf(waits ?? {}, 'queueWait'),
    leftAfter: spreadOf(waits ?? {}, 'leftAfter'),
  }
}

function spreadOf(row: { [figure: string]: unknown }, name: string): Spread {
  const number = (suffix: string) =>
    row[`${name}${suffix}`] === null || row[`${name}${suffix}`] === undefined ? null : Number(row[`${name}${suffix}`])
  return { n: number('N') ?? 0, mean: number('Mean'), p50: number('P50'), p90: number('P90') }
}

/** Count, mean, median and ninth decile of a column of seconds. */
function spreadSql(column: string, name: string): string {
  return `count(${column})::int AS "${name}N", avg(${column})::float8 AS "${name}Mean",
    percentile_cont(0.5) WITHIN GROUP (ORDER BY ${column})::float8 AS "${name}P50",
    percentile_cont(0.9) WITHIN GROUP (ORDER BY ${column})::float8 AS "${name}P90"`
}

/** The conversations of both periods, and what happened in them that is not a message. $2, $3: days, $4: time zone. */
const cohortSql = `
  bounds AS (
    SELECT ($2::date)::timestamp AT TIME ZONE $4 AS start, ($3::date + 1)::timestamp AT TIME ZONE $4 AS finish,
      ($2::date - ($3::date - $2::date + 1))::timestamp AT TIME ZONE $4 AS before
  ), cohort AS MATERIALIZED (
    SELECT c.shard, c.id, c.channel_id AS "channelId", c.created_at, c.owner, c.outcome, c.created_at >= b.start AS current,
      to_char(c.created_at AT TIME ZONE $4, 'YYYY-MM-DD') AS day
    FROM bounds b CROSS JOIN conversation c
    WHERE c.workspace_id = $1 AND c.created_at >= b.before AND c.created_at < b.finish AND ($5::text IS NULL OR c.channel_id = $5)
  ), milestone AS MATERIALIZED (
    SELECT e.conversation_id, e.seq, e.at, e.kind, e.body FROM event e
    WHERE e.workspace_id = $1 AND e.at >= (SELECT before FROM bounds)
      AND e.kind IN ('handoff.requested', 'owner.changed', 'assigned', 'returned', 'resolved', 'closed', 'rated')
  )`

const groups = 'GROUP BY GROUPING SETS ((current), (current, day), (current, "channelId"))'

const conversationsSql = `
  WITH ${cohortSql}, told AS (
    SELECT conversation_id AS id,
      min(seq) FILTER (WHERE kind = 'handoff.requested') AS handoff_seq,
      min(at) FILTER (WHERE kind = 'handoff.requested') AS handoff_at,
      bool_or(kind = 'owner.changed' AND body->>'owner' IN ('queue', 'agent')) AS human,
      (array_agg(body->>'outcome' ORDER BY seq DESC) FILTER (WHERE kind = 'resolved'))[1] AS resolved_as,
      (array_agg((body->>'score')::float8 / nullif((body->>'max')::float8, 0) ORDER BY seq DESC) FILTER (WHERE kind = 'rated' AND coalesce(body->>'scale', '') <> 'nps'))[1] AS rating
    FROM milestone GROUP BY conversation_id
  ), asked AS (
    SELECT DISTINCT e.conversation_id AS id FROM event e
    WHERE e.workspace_id = $1 AND e.at >= (SELECT before FROM bounds) AND e.kind = 'message.bot' AND e.body->>'widget' IN ('rating', 'thumbs')
  ), one AS (
    SELECT c.current, c.day, c."channelId", c.owner = 'closed' AS ended, coalesce(t.human, false) AS human, t.handoff_at IS NOT NULL AS handed,
      coalesce(t.resolved_as, c.outcome) AS outcome, t.rating, a.id IS NOT NULL AS asked,
      extract(epoch FROM r.at - m.at)::float8 AS reply, extract(epoch FROM h.at - t.handoff_at)::float8 AS human_reply
    FROM cohort c
    LEFT JOIN told t ON t.id = c.id
    LEFT JOIN asked a ON a.id = c.id
    LEFT JOIN LATERAL (
      SELECT e.seq, e.at FROM event e WHERE e.shard = c.shard AND e.conversation_id = c.id AND e.kind = 'message.customer'
      ORDER BY e.seq LIMIT 1
    ) m ON true
    LEFT JOIN LATERAL (
      SELECT e.at FROM event e
      WHERE e.shard = c.shard AND e.conversation_id = c.id AND e.seq > m.seq AND e.kind IN ('message.bot', 'message.agent')
      ORDER BY e.seq LIMIT 1
    ) r ON m.seq IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT e.at FROM event e WHERE e.shard = c.shard AND e.conversation_id = c.id AND e.seq > t.handoff_seq AND e.kind = 'message.agent'
      ORDER BY e.seq LIMIT 1
    ) h ON t.handoff_seq IS NOT NULL
  )
  SELECT current, day, "channelId", count(*)::int AS conversations, count(*) FILTER (WHERE ended)::int AS ended,
    count(*) FILTER (WHERE ended AND NOT human)::int AS contained, count(*) FILTER (WHERE handed)::int AS "handedOff",
    count(*) FILTER (WHERE ended AND outcome = 'resolved')::int AS resolved, count(*) FILTER (WHERE asked)::int AS asked,
    count(rating)::int AS rated, count(*) FILTER (WHERE rating >= 0.8)::int AS satisfied,
    ${spreadSql('reply', 'firstResponse')}, ${spreadSql('human_reply', 'humanFirstResponse')}
  FROM one ${groups}`

/**
 * A wait begins when the conversation comes into a queue from elsewhere (from queue to queue it is the same wait) and ends with
 * the next owner. The customer left it when they closed the conversation in the very turn that ended the wait.
 */
const waitsSql = `
  WITH ${cohortSql}, owned AS (
    SELECT conversation_id AS id, seq, at, body->>'owner' AS owner, lag(body->>'owner') OVER line AS before
    FROM milestone WHERE kind = 'owner.changed' WINDOW line AS (PARTITION BY conversation_id ORDER BY seq)
  ), step AS (
    SELECT id, owner, at, lead(owner) OVER line AS next, lead(at) OVER line AS until
    FROM owned WHERE NOT (owner = 'queue' AND before IS NOT DISTINCT FROM 'queue') WINDOW line AS (PARTITION BY id ORDER BY seq)
  ), departure AS (
    SELECT conversation_id AS id, min(at) AS at FROM milestone WHERE kind = 'closed' AND body->>'by' = 'customer' GROUP BY conversation_id
  ), wait AS (
    SELECT c.current, c.day, c."channelId", s.next, extract(epoch FROM s.until - s.at)::float8 AS seconds,
      s.next <> 'agent' AND d.at IS NOT DISTINCT FROM s.until AS gone
    FROM step s JOIN cohort c ON c.id = s.id LEFT JOIN departure d ON d.id = s.id WHERE s.owner = 'queue'
  ), sorted AS (
    SELECT *, CASE WHEN next = 'agent' THEN seconds END AS answered, CASE WHEN gone THEN seconds END AS lost FROM wait
  )
  SELECT current, day, "channelId", count(*)::int AS queued, count(lost)::int AS abandoned,
    ${spreadSql('answered', 'queueWait')}, ${spreadSql('lost', 'leftAfter')}
  FROM sorted ${groups}`
