import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { type PresenceView, presenceColumns } from './presence-view.ts'

export const setPresenceInput = z.strictObject({
  presence: z.enum(['online', 'busy', 'break', 'offline']),
  /** Id of a break reason, or one's own words; shown to the team. */
  reason: z.string().trim().max(100).default(''),
  /** A supervisor may set somebody else's. */
  memberId: z.string().max(60).optional(),
})

/**
 * Online gets offers; busy and on a break gets none and keeps what is open; offline also hands back customers who wait for an
 * answer (sweep-presence.ts). Live offers of somebody who is not online any more go to the next one.
 */
export async function setPresence(
  { db, clock, signals }: Pick<Services, 'db' | 'clock' | 'signals'>,
  actor: Actor,
  input: z.infer<typeof setPresenceInput>,
): Promise<PresenceView> {
  const { memberId = actor.memberId, presence, reason } = input
  demand(actor, memberId === actor.memberId ? 'desk.handle' : 'desk.reassign')
  const { workspaceId } = actor
  const { rows } = await db.pool.query<PresenceView>(setSql, [
    workspaceId,
    memberId,
    presence,
    reason,
    new Date(clock.now()),
    actor.memberId,
  ])
  const view = rows[0]
  if (!view) throw new AppError('not-found', `no member ${memberId} in this workspace`)
  signals.publish({ kind: 'presence', workspaceId, memberId })
  return view
}

/** Back online means starting afresh: earlier misses are forgotten. The same again does not restart the clock of how long. */
const setSql = `
  WITH logged AS (
    INSERT INTO presence_change (workspace_id, at, member_id, presence, reason, by_member_id)
    SELECT $1, $5, $2, $3, $4, $6 FROM member
    WHERE workspace_id = $1 AND id = $2 AND (presence, presence_reason) IS DISTINCT FROM ($3::text, $4::text)
  )
  UPDATE member m SET presence_since = CASE WHEN m.presence = $3 THEN m.presence_since ELSE $5 END, presence = $3, presence_reason = $4,
    seen_at = $5, missed_offers = CASE WHEN $3 = 'online' AND m.presence <> 'online' THEN 0 ELSE m.missed_offers END
  WHERE m.workspace_id = $1 AND m.id = $2
  RETURNING ${presenceColumns}`
