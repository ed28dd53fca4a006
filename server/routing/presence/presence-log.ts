import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import type { Presence } from '../../identity/get-me.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'

export const presenceLogInput = z.strictObject({
  memberId: z.string().max(60),
  limit: z.int().min(1).max(100).default(30),
})

export type PresenceChange = {
  at: Date
  presence: Presence
  /** Id of a break reason, own words, `missedOffers`, `disconnected`, or empty. */
  reason: string
  /** Who set it; null: the system. */
  byMemberId: string | null
  byName: string | null
}

/** When somebody came, went and why, newest first: for those who lead the desk. Somebody who never worked here has an empty one. */
export async function presenceLog(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { memberId, limit }: z.infer<typeof presenceLogInput>,
): Promise<PresenceChange[]> {
  demand(actor, 'desk.reassign')
  const { rows } = await db.pool.query<PresenceChange>({ name: 'presence_log', text: logSql, values: [actor.workspaceId, memberId, limit] })
  return rows
}

const logSql = `
  SELECT p.at, p.presence, p.reason, p.by_member_id AS "byMemberId", m.name AS "byName" FROM presence_change p
  LEFT JOIN member m ON m.workspace_id = p.workspace_id AND m.id = p.by_member_id
  WHERE p.workspace_id = $1 AND p.member_id = $2 ORDER BY p.id DESC LIMIT $3`
