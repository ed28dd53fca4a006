import type { Pool } from 'pg'
import { shardOfConversation } from './conversation-id.ts'
import type { Recording } from './replay.ts'

/** What is stored of a conversation, ready to be replayed; null when there is none of this workspace. */
export async function readRecording(
  pool: Pool,
  { workspaceId, conversationId }: { workspaceId: string; conversationId: string },
): Promise<Recording | null> {
  const key = [shardOfConversation(conversationId), conversationId, workspaceId]
  const { rows } = await pool.query<{ state: Recording['state']; language: string | null; version_id: string }>(conversationSql, key)
  if (!rows[0]) return null
  const turns = await pool.query(
    'SELECT turn, inputs, trace FROM turn_log WHERE shard = $1 AND conversation_id = $2 AND workspace_id = $3 ORDER BY turn',
    key,
  )
  const { state, language, version_id: versionId } = rows[0]
  return {
    state,
    language,
    versionId,
    startedAt: state.startedAt,
    turns: turns.rows.map(({ turn, inputs, trace }) => ({ turn: Number(turn), inputs, trace })),
  }
}

const conversationSql = `
  SELECT c.state, e.body->>'language' AS language, coalesce(e.body->>'versionId', c.version_id) AS version_id FROM conversation c LEFT JOIN event e ON e.shard = c.shard AND e.conversation_id = c.id AND e.seq = 1
  WHERE c.shard = $1 AND c.id = $2 AND c.workspace_id = $3`
