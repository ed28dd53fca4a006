import type { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand, may } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { type Acted, actAs } from './act-as.ts'
import { actionInput } from './action-input.ts'
import { readStanding } from './read-standing.ts'
import { moveSlot } from './slots.ts'

export const claimConversationInput = actionInput

/**
 * The agent takes somebody from the waiting list, whoever it is offered to at that moment. Only from their own queues; a
 * supervisor from any. @throws AppError offer-gone when somebody was faster or the customer left, at-capacity, not-allowed
 */
export async function claimConversation(
  services: Pick<Services, 'runtime' | 'clock' | 'db'>,
  actor: Actor,
  { conversationId, clientId }: z.infer<typeof claimConversationInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  const { queueId, owner } = await readStanding(services.db.pool, { workspaceId, conversationId })
  if (owner === 'queue' && queueId !== null) await demandQueue(services, actor, queueId)
  return actAs(services, actor, {
    verb: 'claim',
    clientId,
    conversationId,
    event: { kind: 'accepted', agentId: memberId, agentName: name },
    record: [{ kind: 'assigned', body: { agentId: memberId, name, how: 'claimed' }, actor: 'agent', actorId: memberId }],
    expect: { owner: 'queue' },
    within: [moveSlot({ workspaceId, conversationId, from: null, to: memberId, now: services.clock.now() })],
    refusal: 'offer-gone',
  })
}

async function demandQueue({ db }: Pick<Services, 'db'>, actor: Actor, queueId: string): Promise<void> {
  if (may(actor, 'desk.reassign')) return
  const { rowCount } = await db.pool.query('SELECT 1 FROM queue_member WHERE workspace_id = $1 AND queue_id = $2 AND member_id = $3', [
    actor.workspaceId,
    queueId,
    actor.memberId,
  ])
  if (rowCount === 0) throw new AppError('not-allowed', `${actor.memberId} is not in queue ${queueId}`)
}
