import type { Pool } from 'pg'
import { AppError } from '../platform/errors.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'

/** With whom a conversation is now. A commit that relies on it says so with `expect`: it may change at any moment. */
export type Standing = {
  owner: 'bot' | 'queue' | 'agent' | 'closed'
  agentId: string | null
  queueId: string | null
  epoch: number
  priority: number
  needsAttention: boolean
  tags: string[]
}

/** @throws AppError not-found, also for a conversation of another workspace */
export async function readStanding(pool: Pool, at: { workspaceId: string; conversationId: string }): Promise<Standing> {
  const { rows } = await pool.query<Standing>({
    name: 'read_standing',
    text: `SELECT owner, agent_id AS "agentId", queue_id AS "queueId", epoch, priority, needs_attention AS "needsAttention", tags FROM conversation WHERE shard = $1 AND id = $2 AND workspace_id = $3`,
    values: [shardOfConversation(at.conversationId), at.conversationId, at.workspaceId],
  })
  const standing = rows[0]
  if (!standing) throw new AppError('not-found', `conversation ${at.conversationId} does not exist in this workspace`)
  return standing
}
