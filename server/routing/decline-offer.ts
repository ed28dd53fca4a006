import type { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { type Acted, actAs } from './act-as.ts'
import { actionInput } from './action-input.ts'
import { releaseSlot } from './slots.ts'

export const declineOfferInput = actionInput

/** The agent lets it pass: the next one is asked, this one last of all. It is no miss. @throws AppError offer-gone */
export async function declineOffer(
  services: Pick<Services, 'runtime' | 'clock'>,
  actor: Actor,
  { conversationId, clientId }: z.infer<typeof declineOfferInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  return actAs(services, actor, {
    verb: 'decline',
    clientId,
    conversationId,
    record: [{ kind: 'offer.missed', body: { memberId, name, reason: 'declined' }, actor: 'agent', actorId: memberId }],
    expect: { owner: 'queue' },
    within: [releaseSlot({ workspaceId, conversationId, memberId, reason: 'declined', now: services.clock.now() })],
    refusal: 'offer-gone',
  })
}
