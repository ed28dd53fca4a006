import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'
import { type PresenceView, presenceColumns } from './presence-view.ts'

export type TeamMember = PresenceView & { queueIds: string[] }

/** Everybody who handles conversations: who is there, how much they carry, in which queues. By name. */
export async function listPresence({ db }: Pick<Services, 'db'>, actor: Actor): Promise<TeamMember[]> {
  demand(actor, 'desk.view')
  const { rows } = await db.pool.query<TeamMember>({ name: 'list_presence', text: listSql, values: [actor.workspaceId] })
  return rows
}

const listSql = `
  SELECT ${presenceColumns}, ARRAY(SELECT qm.queue_id FROM queue_member qm WHERE qm.workspace_id = m.workspace_id AND qm.member_id = m.id) AS "queueIds"
  FROM member m WHERE m.workspace_id = $1 AND m.role IN ('owner', 'admin', 'supervisor', 'agent') ORDER BY m.name, m.id`
