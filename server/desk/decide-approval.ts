import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Acted } from '../routing/act-as.ts'
import { conversationId } from '../routing/action-input.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'
import type { Services } from '../services.ts'

export const decideApprovalInput = z.strictObject({
  conversationId,
  approvalId: z.string().min(1).max(40),
  decision: z.enum(['approved', 'edited', 'declined']),
  /** What is to be said; for approved and edited. */
  text: z.string().trim().max(4000).default(''),
})

/** A person's answer to what the bot is about to say. The first one counts; it is nothing that has its time. @throws AppError not-found */
export async function decideApproval(
  { db, runtime }: Pick<Services, 'db' | 'runtime'>,
  actor: Actor,
  { conversationId, approvalId, decision, text }: z.infer<typeof decideApprovalInput>,
): Promise<Acted> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId, name } = actor
  // Only what was asked for as an approval may be answered here: other effects are answered by the worker alone.
  const { rows } = await db.pool.query<{ text: string; millis: string }>(requestedSql, [
    shardOfConversation(conversationId),
    conversationId,
    workspaceId,
    approvalId,
  ])
  const asked = rows[0]
  if (!asked) throw new AppError('not-found', `conversation ${conversationId} has no approval ${approvalId}`)
  const said = decision === 'edited' ? text : decision === 'approved' ? asked.text : ''
  const { duplicate, events } = await runtime.act({
    workspaceId,
    conversationId,
    inboundId: `effect:${approvalId}`,
    event: { kind: 'effect', id: approvalId, ok: true, result: { decision, text: said, by: name } },
    record: [{ kind: 'approval.decided', body: { approvalId, decision, text: said, name }, actor: 'agent', actorId: memberId }],
    performed: { effect: 'approval', millis: Math.max(0, Math.round(Number(asked.millis))) },
  })
  return { duplicate, events }
}

const requestedSql = `
  SELECT body ->> 'text' AS text, extract(epoch FROM now() - at) * 1000 AS millis FROM event
  WHERE shard = $1 AND conversation_id = $2 AND workspace_id = $3 AND kind = 'approval.requested' AND body ->> 'approvalId' = $4`
