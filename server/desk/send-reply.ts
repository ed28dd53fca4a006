import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { type Acted, actAs } from '../routing/act-as.ts'
import { actionInput } from '../routing/action-input.ts'
import type { Services } from '../services.ts'

export const sendReplyInput = actionInput.extend({
  text: z.string().trim().min(1).max(4000),
  /** The canned reply it was made from; its use is counted. */
  cannedReplyId: z.string().max(60).optional(),
})

/** What the agent says to the customer; refused the moment the conversation is not theirs. @throws AppError not-owner, conversation-closed, not-found */
export async function sendReply(
  services: Pick<Services, 'runtime' | 'db'>,
  actor: Actor,
  { conversationId, clientId, text, cannedReplyId }: z.infer<typeof sendReplyInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  const acted = await actAs(services, actor, {
    verb: 'reply',
    clientId,
    conversationId,
    event: { kind: 'agentMessage', agentId: memberId, text },
    record: [{ kind: 'message.agent', body: { text, clientId, name }, actor: 'agent', actorId: memberId }],
    expect: { owner: 'agent', agentId: memberId },
  })
  if (!acted.duplicate) await afterwards(services.db.pool, [workspaceId, memberId, conversationId, cannedReplyId ?? null])
  return acted
}

/** The reply stands whatever becomes of this. */
async function afterwards(pool: Services['db']['pool'], values: (string | null)[]): Promise<void> {
  await pool.query({ name: 'after_reply', text: afterwardsSql, values })
}

const afterwardsSql = `
  WITH sent AS (DELETE FROM reply_draft WHERE workspace_id = $1 AND member_id = $2 AND conversation_id = $3::uuid)
  UPDATE canned_reply SET uses = uses + 1 WHERE workspace_id = $1 AND id = $4`
