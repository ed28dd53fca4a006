import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import { conversationId } from '../routing/action-input.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'
import type { Services } from '../services.ts'

export const markReadInput = z.strictObject({ conversationId })

/**
 * The one who has the conversation has seen it up to now. Others may look without it counting. Goes through the conversation's
 * own commits: the row is theirs, and a count set beside them would come back.
 */
export async function markRead(
  { runtime, db }: Pick<Services, 'runtime' | 'db'>,
  actor: Actor,
  { conversationId }: z.infer<typeof markReadInput>,
): Promise<void> {
  demand(actor, 'desk.handle')
  const { workspaceId, memberId } = actor
  const values = [shardOfConversation(conversationId), conversationId, workspaceId]
  const { rows } = await db.pool.query<{ unread: number; agent_id: string | null; last_seq: number }>({
    name: 'unread',
    text: unreadSql,
    values,
  })
  if (!rows[0]) throw new AppError('not-found', `conversation ${conversationId} does not exist in this workspace`)
  if (rows[0].unread === 0 || rows[0].agent_id !== memberId) return
  const expect = { owner: 'agent', agentId: memberId }
  try {
    await runtime.act({ workspaceId, conversationId, inboundId: `read:${memberId}:${rows[0].last_seq}`, expect, set: { unread: 0 } })
  } catch (error) {
    // It went to somebody else in the meantime: then there is nothing to mark.
    if (!(error instanceof AppError && error.kind === 'user')) throw error
  }
}

const unreadSql = 'SELECT unread, agent_id, last_seq FROM conversation WHERE shard = $1 AND id = $2 AND workspace_id = $3'
