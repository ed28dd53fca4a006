import type { Pool } from 'pg'
import type { Actor } from '../identity/actor.ts'
import { likeAnywhere } from '../platform/like.ts'
import {
  type DeskConversation,
  type DeskConversationColumns,
  decodeDeskConversation,
  deskConversationSql,
  listedColumns,
} from './desk-conversation.ts'

/** How far back a search looks: so many conversations by their latest message, and so many of the newest events. */
export const searchedConversations = 3000
export const searchedEvents = 12_000

/**
 * Conversations where the text stands in the customer's name, the last message, or a message or note, latest first. One
 * character is enough, so two-character Chinese words are found; a text of Postgres' trigram or word search would miss them.
 * The price is that it looks back a bounded way.
 */
export async function searchConversations(
  pool: Pool,
  actor: Pick<Actor, 'workspaceId' | 'locale'>,
  { text, limit }: { text: string; limit: number },
): Promise<DeskConversation[]> {
  const values = [actor.workspaceId, actor.locale, likeAnywhere(text), limit, searchedConversations, searchedEvents]
  const { rows } = await pool.query<DeskConversationColumns>(searchSql, values)
  return rows.map(decodeDeskConversation)
}

/**
 * One range of the list's index per owner instead of an index of its own, which every message would have to keep. The name is
 * looked up row by row: joined, the planner reads all customers there are.
 */
const searchSql = `
  WITH recent AS MATERIALIZED (
    SELECT r.* FROM (VALUES ('bot'), ('queue'), ('agent'), ('closed')) AS o(owner) CROSS JOIN LATERAL (
      SELECT c.shard, c.id, c.workspace_id, c.customer_id, c.last_message_at, c.preview FROM conversation c
      WHERE c.workspace_id = $1 AND c.owner = o.owner ORDER BY c.listed_at DESC, c.last_message_at DESC LIMIT $5
    ) r ORDER BY r.last_message_at DESC LIMIT $5
  ), named AS (
    SELECT r.shard, r.id FROM recent r
    WHERE r.preview ILIKE $3 OR (SELECT u.name FROM customer u WHERE u.workspace_id = r.workspace_id AND u.id = r.customer_id) ILIKE $3
    ORDER BY r.last_message_at DESC LIMIT $4
  ), said AS (
    SELECT e.shard, e.conversation_id AS id FROM (
      SELECT shard, conversation_id, at, kind, body FROM event WHERE workspace_id = $1 ORDER BY txid DESC, position DESC LIMIT $6
    ) e WHERE e.kind IN ('message.customer', 'message.agent', 'note') AND e.body->>'text' ILIKE $3
    GROUP BY e.shard, e.conversation_id ORDER BY max(e.at) DESC LIMIT $4
  ), found AS (
    SELECT shard, id FROM named UNION SELECT shard, id FROM said
  ), page AS (
    SELECT ${listedColumns} FROM found f JOIN conversation c ON c.shard = f.shard AND c.id = f.id
    WHERE c.workspace_id = $1 ORDER BY c.last_message_at DESC, c.id LIMIT $4
  )
  ${deskConversationSql('page', '$2')} ORDER BY c.last_message_at DESC, c.id`
