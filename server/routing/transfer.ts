import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { type Acted, actAs } from './act-as.ts'
import { actionInput, note } from './action-input.ts'
import { assignTo } from './assign-to.ts'
import { handledBy } from './handled-by.ts'
import { readStanding } from './read-standing.ts'
import { moveSlot } from './slots.ts'

export const transferInput = actionInput.extend({
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('queue'), queueId: z.string().max(60) }),
    z.strictObject({ kind: z.literal('agent'), memberId: z.string().max(60) }),
  ]),
  note,
})

/**
 * Whoever handles a conversation gives it to a queue or straight to a colleague who is there and has room.
 * @throws AppError not-owner, not-found (no such queue or colleague), agent-unavailable, agent-full
 */
export async function transfer(
  services: Pick<Services, 'runtime' | 'clock' | 'db'>,
  actor: Actor,
  input: z.infer<typeof transferInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  const { conversationId, clientId, to } = input
  const expect = handledBy(actor, await readStanding(services.db.pool, { workspaceId, conversationId }))
  if (to.kind === 'agent') {
    if (to.memberId === expect.agentId) throw new AppError('bad-request', 'it is with them already', { params: { field: 'to' } })
    const { note } = input
    return assignTo(services, actor, {
      verb: 'transfer',
      clientId,
      conversationId,
      toMemberId: to.memberId,
      from: expect.agentId,
      expect,
      note,
    })
  }
  await demandQueue(services, { workspaceId, queueId: to.queueId })
  const body = { byAgentId: memberId, name, toQueueId: to.queueId, ...(input.note ? { note: input.note } : {}) }
  return actAs(services, actor, {
    verb: 'transfer',
    clientId,
    conversationId,
    event: { kind: 'transferred', queueId: to.queueId, byAgentId: memberId },
    record: [{ kind: 'transferred', body, actor: 'agent', actorId: memberId }],
    expect,
    within: [moveSlot({ workspaceId, conversationId, from: expect.agentId, to: null, now: services.clock.now() })],
  })
}

async function demandQueue({ db }: Pick<Services, 'db'>, at: { workspaceId: string; queueId: string }): Promise<void> {
  const { rowCount } = await db.pool.query('SELECT 1 FROM queue WHERE workspace_id = $1 AND id = $2', [at.workspaceId, at.queueId])
  if (rowCount === 0) throw new AppError('not-found', `no queue ${at.queueId} in this workspace`)
}
