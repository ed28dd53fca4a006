import type { QueueFacts } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { listPresence, type TeamMember } from '../routing/presence/list-presence.ts'
import { loadQueueFacts } from '../routing/queue-figures.ts'
import type { Services } from '../services.ts'

export type TransferTargets = { queues: (QueueFacts & { id: string })[]; agents: TeamMember[] }

/** Where a conversation could go: queues with their figures now, and colleagues who are there, those with most room first. */
export async function listTargets(services: Pick<Services, 'db' | 'clock'>, actor: Actor): Promise<TransferTargets> {
  demand(actor, 'desk.handle')
  const { pool } = services.db
  const { rows } = await pool.query<{ id: string; name: string; nameEn: string }>(
    'SELECT id, name, name_en AS "nameEn" FROM queue WHERE workspace_id = $1 ORDER BY created_at, id',
    [actor.workspaceId],
  )
  const facts = await loadQueueFacts(pool, actor.workspaceId, services.clock.now())
  const team = await listPresence(services, actor)
  const room = (member: TeamMember) => member.capacity - member.load
  return {
    queues: rows.flatMap(({ id, name, nameEn }) => {
      const queue = facts[id]
      return queue ? [{ ...queue, id, name: actor.locale === 'en' && nameEn ? nameEn : name }] : []
    }),
    agents: team
      .filter((member) => member.memberId !== actor.memberId && (member.presence === 'online' || member.presence === 'busy'))
      .sort((a, b) => room(b) - room(a)),
  }
}
