import type { Pool } from 'pg'
import type { Actor } from '../identity/actor.ts'
import { demand, may } from '../identity/permissions.ts'
import { perPool } from '../platform/per-pool.ts'
import { keepFor } from '../runtime/keep-for.ts'
import type { Services } from '../services.ts'
import type { DeskList } from './list-conversations.ts'

/** Conversations per list. Bot, closed and attention are counted to `mostCounted`, which then means "or more". */
export type DeskCounts = Record<DeskList, number>
export const mostCounted = 1000

/** At most a second old; one statement a second and workspace however many desks are open. */
export async function countConversations({ db, clock }: Pick<Services, 'db' | 'clock'>, actor: Actor): Promise<DeskCounts> {
  demand(actor, 'desk.view')
  const all = await countsOf(db.pool, clock)(actor.workspaceId)
  const seesAll = may(actor, 'desk.reassign')
  const queues = all.queues.filter((queue) => seesAll || queue.members.includes(actor.memberId))
  return {
    mine: all.mine.find((one) => one.memberId === actor.memberId)?.count ?? 0,
    waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0),
    attention: all.attention,
    bot: all.bot,
    closed: all.closed,
  }
}

type Counted = {
  mine: { memberId: string; count: number }[]
  queues: { waiting: number; members: string[] }[]
  attention: number
  bot: number
  closed: number
}

const countsOf = perPool((pool: Pool, clock: { now(): number }) =>
  keepFor({
    millis: 1000,
    clock,
    async read(workspaceId): Promise<Counted> {
      const { rows } = await pool.query<Counted>({ name: 'desk_counts', text: countsSql, values: [workspaceId, mostCounted] })
      return rows[0] ?? { mine: [], queues: [], attention: 0, bot: 0, closed: 0 }
    },
  }),
)

const capped = (condition: string) =>
  `(SELECT count(*)::int FROM (SELECT 1 FROM conversation c WHERE c.workspace_id = $1 AND ${condition} LIMIT $2) counted)`

const countsSql = `
  SELECT
    (SELECT coalesce(json_agg(json_build_object('memberId', agent_id, 'count', n)), '[]') FROM (
      SELECT agent_id, count(*)::int AS n FROM conversation WHERE workspace_id = $1 AND owner = 'agent' GROUP BY agent_id) m) AS mine,
    (SELECT coalesce(json_agg(json_build_object('waiting', w.n, 'members', ARRAY(
        SELECT qm.member_id FROM queue_member qm WHERE qm.workspace_id = $1 AND qm.queue_id = w.queue_id))), '[]')
      FROM (SELECT queue_id, count(*)::int AS n FROM conversation WHERE workspace_id = $1 AND owner = 'queue' GROUP BY queue_id) w) AS queues,
    ${capped('c.needs_attention')} AS attention, ${capped(`c.owner = 'bot'`)} AS bot, ${capped(`c.owner = 'closed'`)} AS closed`
