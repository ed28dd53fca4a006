import type { Pool } from 'pg'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { perPool } from '../../platform/per-pool.ts'
import { keepFor } from '../../runtime/keep-for.ts'
import type { Services } from '../../services.ts'
import { type PresenceView, presenceColumns } from './presence-view.ts'

export type TeamMember = PresenceView & { queueIds: string[] }

/** Everybody who handles conversations: who is there, how much they carry, in which queues. By name; at most a quarter of a second old. */
export async function listPresence({ db, clock }: Pick<Services, 'db' | 'clock'>, actor: Actor): Promise<TeamMember[]> {
  demand(actor, 'desk.view')
  return teamOf(db.pool, clock)(actor.workspaceId)
}

/** Every open desk of the process looks at the same time: they share one look. */
const teamOf = perPool((pool: Pool, clock: { now(): number }) =>
  keepFor({
    millis: 250,
    clock,
    read: async (workspaceId) => (await pool.query<TeamMember>({ name: 'list_presence', text: listSql, values: [workspaceId] })).rows,
  }),
)

const listSql = `
  SELECT ${presenceColumns}, ARRAY(SELECT qm.queue_id FROM queue_member qm WHERE qm.workspace_id = m.workspace_id AND qm.member_id = m.id) AS "queueIds"
  FROM member m WHERE m.workspace_id = $1 AND m.role IN ('owner', 'admin', 'supervisor', 'agent') ORDER BY m.name, m.id`
