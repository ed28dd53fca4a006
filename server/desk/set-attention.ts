import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { type Acted, actAs } from '../routing/act-as.ts'
import { actionInput } from '../routing/action-input.ts'
import { readStanding } from '../routing/read-standing.ts'
import type { Services } from '../services.ts'

export const setAttentionInput = actionInput.extend({
  /** False: looked at, nothing left to do. True: a person puts it on the list, or takes a dismissal back. */
  needed: z.boolean(),
})

/**
 * Takes a conversation off the list of what a person should look at, or puts it there; whoever has it, and also when it is
 * closed. Nothing happens when it stands as wanted. @throws AppError not-found
 */
export async function setAttention(
  services: Pick<Services, 'runtime' | 'db'>,
  actor: Actor,
  { conversationId, clientId, needed }: z.infer<typeof setAttentionInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  const standing = await readStanding(services.db.pool, { workspaceId, conversationId })
  if (standing.needsAttention === needed) return { duplicate: true, events: [] }
  const who = { actor: 'agent', actorId: memberId } as const
  return actAs(services, actor, {
    verb: needed ? 'attend' : 'dismiss',
    clientId,
    conversationId,
    record: [
      needed
        ? { kind: 'attention.raised', body: { ruleId: '', reason: 'byHand' }, ...who }
        : { kind: 'attention.dismissed', body: { memberId, name }, ...who },
    ],
  })
}
