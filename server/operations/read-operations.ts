import type { Pool } from 'pg'
import type { ConnectionKind } from '../connections/connection-kinds.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { perPool } from '../platform/per-pool.ts'
import { keepFor } from '../runtime/keep-for.ts'
import type { Services } from '../services.ts'
import { quantile, steps } from './minutes.ts'

/** How the service works for one workspace, at most two seconds old. Times that passed are in seconds, waiting times in ms. */
export type Operations = {
  at: Date
  /** What flows have asked for and is not done, by kind of effect. */
  effects: {
    kind: string
    /** Could begin now and has not. */
    waiting: number
    running: number
    /** Failed and comes again later, or is put off. */
    later: number
    /** By how much the oldest one that waits is late. */
    lagSeconds: number
  }[]
  timers: { due: number; lagSeconds: number; nextHour: number }
  /** The last hour, oldest first, every minute of it; the last one is still running. */
  minutes: { at: Date; answered: number; p50: number | null; p95: number | null; turnedAway: number }[]
  hour: { answered: number; p50: number | null; p95: number | null }
  /** Messages that were not taken, in the last 24 hours. crowded: the workspace had too much waiting; insistent: one sender had. */
  turnedAway: { crowded: number; insistent: number; last: Date | null }
  connections: ConnectionKind[]
  /** Other sides that calls were stopped to; `until` in the past: the next call decides. */
  circuits: { target: string; openedAt: Date; until: Date; code: string }[]
  deadLetters: number
}

export async function readOperations({ db, clock }: Pick<Services, 'db' | 'clock'>, actor: Actor): Promise<Operations> {
  demand(actor, 'workspace.manage')
  return readers(db.pool, clock)(actor.workspaceId)
}

/** Many administrators may have the page open: they share one look. */
const readers = perPool((pool: Pool, clock: Services['clock']) =>
  keepFor({ millis: 2000, clock, most: 1000, read: (workspaceId) => read(pool, workspaceId) }),
)

type MinuteRow = { at: Date; answered: number; spread: number[]; turnedAway: number }

async function read(pool: Pool, workspaceId: string): Promise<Operations> {
  const ask = async <T extends object>(text: string) => (await pool.query<T>(text, [workspaceId])).rows
  const [effects, timers, minutes, turnedAway, connections, circuits, dead] = await Promise.all([
    ask<Operations['effects'][number]>(effectsSql),
    ask<Operations['timers']>(timersSql),
    ask<MinuteRow>(minutesSql),
    ask<Operations['turnedAway']>(turnedAwaySql),
    ask<{ kind: ConnectionKind }>('SELECT kind FROM connection WHERE workspace_id = $1 ORDER BY kind'),
    ask<Operations['circuits'][number]>(circuitsSql),
    ask<{ count: number }>(`SELECT count(*)::int AS count FROM outbox o WHERE ${isDead}`),
  ])
  const whole = Array.from({ length: steps.length + 1 }, (_, step) => minutes.reduce((sum, { spread }) => sum + (spread[step] ?? 0), 0))
  return {
    at: new Date(),
    effects,
    timers: timers[0] as Operations['timers'],
    minutes: minutes.map(({ spread, ...rest }) => ({ ...rest, p50: quantile(spread, 0.5), p95: quantile(spread, 0.95) })),
    hour: {
      answered: minutes.reduce((sum, { answered }) => sum + answered, 0),
      p50: quantile(whole, 0.5),
      p95: quantile(whole, 0.95),
    },
    turnedAway: turnedAway[0] as Operations['turnedAway'],
    connections: connections.map(({ kind }) => kind),
    circuits,
    deadLetters: dead[0]?.count ?? 0,
  }
}

/** Of an outbox row `o` of workspace $1: it failed for good and nobody has decided about it. */
export const isDead = `o.workspace_id = $1 AND o.state = 'failed' AND NOT EXISTS (
  SELECT 1 FROM dead_letter_decision d WHERE d.shard = o.shard AND d.conversation_id = o.conversation_id AND d.effect_id = o.id)`

const effectsSql = `
  SELECT kind, count(*) FILTER (WHERE free AND due_at <= now())::int AS waiting, count(*) FILTER (WHERE NOT free)::int AS running,
    count(*) FILTER (WHERE free AND due_at > now())::int AS later,
    coalesce(extract(epoch FROM now() - min(due_at) FILTER (WHERE free AND due_at <= now())), 0)::float8 AS "lagSeconds"
  FROM (SELECT kind, due_at, lease_until IS NULL OR lease_until <= now() AS free FROM outbox WHERE workspace_id = $1 AND state = 'pending') o
  GROUP BY kind ORDER BY waiting DESC, kind`

const timersSql = `
  SELECT count(*) FILTER (WHERE wake_at <= now())::int AS due, count(*) FILTER (WHERE wake_at > now())::int AS "nextHour",
    coalesce(extract(epoch FROM now() - min(wake_at) FILTER (WHERE wake_at <= now())), 0)::float8 AS "lagSeconds"
  FROM conversation WHERE workspace_id = $1 AND wake_after <= now() + interval '1 hour' AND wake_at <= now() + interval '1 hour'`

const minutesSql = `
  SELECT t AS at, coalesce(m.answered, 0) AS answered, coalesce(m.spread, '{}') AS spread,
    coalesce(m.crowded + m.insistent, 0) AS "turnedAway"
  FROM generate_series(date_trunc('minute', now()) - interval '59 minutes', now(), interval '1 minute') AS t
  LEFT JOIN workspace_minute m ON m.workspace_id = $1 AND m.minute = t
  ORDER BY t`

const turnedAwaySql = `
  SELECT coalesce(sum(crowded), 0)::int AS crowded, coalesce(sum(insistent), 0)::int AS insistent,
    max(minute) FILTER (WHERE crowded + insistent > 0) AS last
  FROM workspace_minute WHERE workspace_id = $1 AND minute > now() - interval '24 hours'`

/** Long after its time nobody calls any more: that it failed says nothing about today. */
const circuitsSql = `
  SELECT target, opened_at AS "openedAt", until, code FROM circuit
  WHERE workspace_id = $1 AND until > now() - interval '15 minutes' ORDER BY opened_at`
