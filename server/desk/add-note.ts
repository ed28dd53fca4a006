import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { type Acted, actAs, noteOf } from '../routing/act-as.ts'
import { actionInput } from '../routing/action-input.ts'
import type { Services } from '../services.ts'

export const addNoteInput = actionInput.extend({ text: z.string().trim().min(1).max(4000) })

/** A private note; anybody of the desk may leave one at any time, whoever has the conversation. The customer never sees it. */
export async function addNote(
  services: Pick<Services, 'runtime'>,
  actor: Actor,
  { conversationId, clientId, text }: z.infer<typeof addNoteInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  return actAs(services, actor, { verb: 'note', clientId, conversationId, record: noteOf(actor, text, clientId) })
}
