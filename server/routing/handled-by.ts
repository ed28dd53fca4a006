import type { Actor } from '../identity/actor.ts'
import { may } from '../identity/permissions.ts'
import type { Standing } from './read-standing.ts'

/**
 * Whose conversation somebody may give away or end: their own, and a supervisor anybody's. What is returned is expected at the
 * commit, so a conversation that changed hands meanwhile is refused with not-owner.
 */
export function handledBy(actor: Actor, standing: Standing): { owner: 'agent'; agentId: string } {
  const other = standing.owner === 'agent' && standing.agentId !== null && may(actor, 'desk.reassign')
  return { owner: 'agent', agentId: other ? (standing.agentId as string) : actor.memberId }
}
