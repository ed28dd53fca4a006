import type { PoolClient } from 'pg'

export type ConversationKey = { shard: number; id: string }

/** Every table that has rows of a conversation by its key; `conversation` itself comes last. */
const byKey = ['event', 'turn_log', 'outbox', 'inbox', 'dead_letter_decision'] as const
const byId = ['offer', 'reply_draft', 'version_move_item'] as const

/**
 * Removes conversations with all that lies in other tables, in the caller's transaction. Tickets stay and forget where they came from; the contact
 * stays and begins a new conversation with its next message.
 */
export async function deleteConversations(client: PoolClient, workspaceId: string, keys: readonly ConversationKey[]): Promise<void> {
  if (keys.length === 0) return
  const ids = keys.map(({ id }) => id)
  const pairs = [keys.map(({ shard }) => shard), ids]
  // Locked in the order of a commit: contacts before conversations.
  await client.query(
    `UPDATE contact c SET conversation_id = NULL FROM (
       SELECT c.shard, c.workspace_id, c.channel_id, c.external_id FROM conversation v
       JOIN contact c ON c.shard = v.shard AND c.workspace_id = v.workspace_id AND c.channel_id = v.channel_id AND c.external_id = v.external_id
       WHERE (v.shard, v.id) IN (SELECT * FROM unnest($1::int2[], $2::uuid[])) AND c.conversation_id = v.id
       ORDER BY 1, 2, 3, 4 FOR UPDATE OF c) held
     WHERE c.shard = held.shard AND c.workspace_id = held.workspace_id AND c.channel_id = held.channel_id AND c.external_id = held.external_id`,
    pairs,
  )
  await client.query(`UPDATE ticket SET conversation_id = NULL WHERE workspace_id = $1 AND conversation_id = ANY($2::uuid[])`, [
    workspaceId,
    ids,
  ])
  for (const table of byId)
    await client.query(`DELETE FROM ${table} WHERE workspace_id = $1 AND conversation_id = ANY($2::uuid[])`, [workspaceId, ids])
  for (const table of byKey)
    await client.query(`DELETE FROM ${table} WHERE (shard, conversation_id) IN (SELECT * FROM unnest($1::int2[], $2::uuid[]))`, pairs)
  await client.query(`DELETE FROM conversation WHERE (shard, id) IN (SELECT * FROM unnest($1::int2[], $2::uuid[]))`, pairs)
}
