import type { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { type Acted, actAs } from './act-as.ts'
import { actionInput } from './action-input.ts'
import { moveSlot } from './slots.ts'

export const takeOverInput = actionInput

/**
 * The agent steps in while the bot is talking. The epoch grows with the owner, so whatever the bot had under way is refused.
 * @throws AppError not-owner when it is with a person or in a queue by now, at-capacity, conversation-closed
 */
export async function takeOver(
  services: Pick<Services, 'runtime' | 'clock'>,
  actor: Actor,
  { conversationId, clientId }: z.infer<typeof takeOverInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  return actAs(services, actor, {
    verb: 'take-over',
    clientId,
    conversationId,
    event: { kind: 'accepted', agentId: memberId, agentName: name },
    record: [{ kind: 'assigned', body: { agentId: memberId, name, how: 'takenOver' }, actor: 'agent', actorId: memberId }],
    expect: { owner: 'bot' },
    within: [moveSlot({ workspaceId, conversationId, from: null, to: memberId, now: services.clock.now() })],
  })
}
