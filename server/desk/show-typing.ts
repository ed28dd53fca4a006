import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { conversationId } from '../routing/action-input.ts'
import { readStanding } from '../routing/read-standing.ts'
import type { Services } from '../services.ts'

export const showTypingInput = z.strictObject({ conversationId })

/** The customer and the other desks see that the agent types; only for one's own conversation. Kept nowhere. @throws AppError not-found */
export async function showTyping(
  { db, signals }: Pick<Services, 'db' | 'signals'>,
  actor: Actor,
  { conversationId }: z.infer<typeof showTypingInput>,
): Promise<void> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  const { owner, agentId } = await readStanding(db.pool, { workspaceId, conversationId })
  if (owner === 'agent' && agentId === memberId)
    signals.publish({ kind: 'typing', workspaceId, conversationId, by: 'agent', memberId, name })
}
