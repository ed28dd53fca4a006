import type { Pool } from 'pg'
import type { Actor } from '../identity/actor.ts'
import { perPool } from '../platform/per-pool.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'
import { createLru } from '../runtime/lru.ts'
import { type DeskConversation, type DeskConversationColumns, decodeDeskConversation, deskConversationSql } from './desk-conversation.ts'

type Kept = { seq: number; row: Promise<DeskConversation | null> }

/**
 * The row of a conversation as it was at `seq` or later. Every open desk asks for the same rows when something happens: in this
 * process they are read once.
 */
export const rowReader = perPool((pool: Pool) => {
  const kept = createLru<string, Kept>(2000)

  async function read(workspaceId: string, locale: Actor['locale'], conversationId: string): Promise<DeskConversation | null> {
    const values = [shardOfConversation(conversationId), conversationId, workspaceId, locale]
    const { rows } = await pool.query<DeskConversationColumns>({ name: 'desk_row', text: rowSql, values })
    return rows[0] ? decodeDeskConversation(rows[0]) : null
  }

  return async (at: { workspaceId: string; locale: Actor['locale']; conversationId: string; seq: number }) => {
    const { workspaceId, locale, conversationId, seq } = at
    const key = `${workspaceId}|${locale}|${conversationId}`
    const known = kept.get(key)
    if (known && known.seq >= seq) return known.row
    const entry: Kept = { seq, row: read(workspaceId, locale, conversationId) }
    kept.set(key, entry)
    try {
      const row = await entry.row
      // The row may be further than was asked for: then it also serves the events up to there.
      if (row) entry.seq = Math.max(entry.seq, row.lastSeq)
      return row
    } catch (error) {
      kept.delete(key)
      throw error
    }
  }
})

const rowSql = `${deskConversationSql('conversation', '$4')} WHERE c.shard = $1 AND c.id = $2 AND c.workspace_id = $3`
