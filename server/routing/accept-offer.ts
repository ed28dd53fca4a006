import type { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { type Acted, actAs } from './act-as.ts'
import { actionInput } from './action-input.ts'
import { redeemSlot } from './slots.ts'

export const acceptOfferInput = actionInput

/** The agent takes what they are offered. @throws AppError offer-gone when it ran out, was taken by somebody else, or the customer left */
export async function acceptOffer(
  services: Pick<Services, 'runtime' | 'clock'>,
  actor: Actor,
  { conversationId, clientId }: z.infer<typeof acceptOfferInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  return actAs(services, actor, {
    verb: 'accept',
    clientId,
    conversationId,
    event: { kind: 'accepted', agentId: memberId, agentName: name },
    record: [{ kind: 'assigned', body: { agentId: memberId, name, how: 'accepted' }, actor: 'agent', actorId: memberId }],
    expect: { owner: 'queue' },
    within: redeemSlot({ workspaceId, conversationId, memberId, now: services.clock.now() }),
    refusal: 'offer-gone',
  })
}
