import type { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { type Acted, actAs } from './act-as.ts'
import { actionInput, note } from './action-input.ts'
import { handledBy } from './handled-by.ts'
import { readStanding } from './read-standing.ts'
import { moveSlot } from './slots.ts'

export const returnToBotInput = actionInput.extend({ note })

/** The bot goes on where the hand-off happened, or with the question it was interrupted at. @throws AppError not-owner */
export async function returnToBot(
  services: Pick<Services, 'runtime' | 'clock' | 'db'>,
  actor: Actor,
  { conversationId, clientId, note }: z.infer<typeof returnToBotInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  const expect = handledBy(actor, await readStanding(services.db.pool, { workspaceId, conversationId }))
  const said = note ? { note } : {}
  return actAs(services, actor, {
    verb: 'return',
    clientId,
    conversationId,
    event: { kind: 'returned', agentId: memberId, ...said },
    record: [{ kind: 'returned', body: { agentId: memberId, name, ...said }, actor: 'agent', actorId: memberId }],
    expect,
    within: [moveSlot({ workspaceId, conversationId, from: expect.agentId, to: null, now: services.clock.now() })],
  })
}
