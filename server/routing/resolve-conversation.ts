import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { type Acted, actAs, noteOf } from './act-as.ts'
import { actionInput, note } from './action-input.ts'
import { handledBy } from './handled-by.ts'
import { readStanding } from './read-standing.ts'
import { moveSlot } from './slots.ts'

export const humanOutcomes = ['resolved', 'unresolved', 'followup', 'spam'] as const

export const resolveConversationInput = actionInput.extend({
  outcome: z.enum(humanOutcomes).default('resolved'),
  /** The flow goes on (for a rating) and closes; otherwise it is closed at once. */
  continueFlow: z.boolean().default(true),
  note,
})

/** The person is done. @throws AppError not-owner, conversation-closed */
export async function resolveConversation(
  services: Pick<Services, 'runtime' | 'clock' | 'db'>,
  actor: Actor,
  input: z.infer<typeof resolveConversationInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId } = actor
  const { conversationId, clientId, outcome, continueFlow } = input
  const expect = handledBy(actor, await readStanding(services.db.pool, { workspaceId, conversationId }))
  return actAs(services, actor, {
    verb: 'resolve',
    clientId,
    conversationId,
    event: { kind: 'resolved', agentId: expect.agentId, outcome, continueFlow },
    record: [
      ...noteOf(actor, input.note, clientId),
      { kind: 'resolved', body: { agentId: expect.agentId, outcome }, actor: 'agent', actorId: memberId },
    ],
    expect,
    within: [moveSlot({ workspaceId, conversationId, from: expect.agentId, to: null, now: services.clock.now() })],
  })
}
