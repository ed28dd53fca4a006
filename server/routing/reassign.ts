import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import type { Acted } from './act-as.ts'
import { actionInput, note } from './action-input.ts'
import { assignTo } from './assign-to.ts'
import { readStanding } from './read-standing.ts'

export const reassignInput = actionInput.extend({ toMemberId: z.string().max(60), note })

/** A supervisor gives a conversation to somebody, wherever it is now: with a colleague, in a queue or with the bot. */
export async function reassign(
  services: Pick<Services, 'runtime' | 'clock' | 'db'>,
  actor: Actor,
  input: z.infer<typeof reassignInput>,
): Promise<Acted> {
  demand(actor, 'desk.reassign')
  const { workspaceId } = actor
  const { owner, agentId, epoch } = await readStanding(services.db.pool, { workspaceId, conversationId: input.conversationId })
  const from = owner === 'agent' ? agentId : null
  return assignTo(services, actor, { verb: 'reassign', ...input, from, expect: { owner, epoch } })
}
