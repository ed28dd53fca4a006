import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { type Acted, actAs } from '../routing/act-as.ts'
import { actionInput } from '../routing/action-input.ts'
import { readStanding } from '../routing/read-standing.ts'
import type { Services } from '../services.ts'

export const conversationTag = z.string().trim().min(1).max(40)
export const tagConversationInput = actionInput.extend({ tag: conversationTag, put: z.boolean() })

/** Puts a tag on a conversation or takes it off, whoever has it and also when it is closed. Nothing happens when it stands as wanted. @throws AppError not-found */
export async function tagConversation(
  services: Pick<Services, 'runtime' | 'db'>,
  actor: Actor,
  { conversationId, clientId, tag, put }: z.infer<typeof tagConversationInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId } = actor
  const { tags } = await readStanding(services.db.pool, { workspaceId, conversationId })
  if (tags.includes(tag) === put) return { duplicate: true, events: [] }
  return actAs(services, actor, {
    verb: put ? 'tag' : 'untag',
    clientId,
    conversationId,
    record: [{ kind: put ? 'tag.added' : 'tag.removed', body: { tag }, actor: 'agent', actorId: memberId }],
  })
}
