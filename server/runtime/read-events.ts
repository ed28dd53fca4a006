import type { Pool } from 'pg'
import { soon } from '../platform/soon.ts'
import { shardOfConversation } from './conversation-id.ts'
import { decodeEvent, type EventColumns } from './decode-rows.ts'
import type { ConversationEventRecord } from './events.ts'
import { beginning, type Cursor, cursorParts } from './stream-cursor.ts'

export type WorkspaceEvent = { cursor: Cursor; event: ConversationEventRecord }

/**
 * The workspace's events after a cursor, oldest first. `held`: newer ones are stored already but an older transaction is still
 * open; look again in a moment. `more`: the page is full.
 */
export async function readWorkspaceEvents(
  pool: Pool,
  { workspaceId, after, limit = 500 }: { workspaceId: string; after: Cursor; limit?: number },
): Promise<{ events: WorkspaceEvent[]; held: boolean; more: boolean }> {
  const [transaction, position] = cursorParts(after)
  const values = [workspaceId, String(transaction), String(position), limit]
  const { rows } = await pool.query<EventColumns & { txid: string; position: string; settled: boolean }>(
    soon({
      name: 'workspace_events',
      text: workspaceSql,
      values,
    }),
  )
  const end = rows.findIndex((row) => !row.settled)
  const settled = end === -1 ? rows : rows.slice(0, end)
  const events = settled.map((row) => ({ cursor: `${row.txid}.${row.position}` as Cursor, event: decodeEvent(row) }))
  return { events, held: end !== -1, more: end === -1 && rows.length === limit }
}

/** Where the stream stands now. Read it before the snapshot that it shall continue: then nothing falls in between. */
export async function currentCursor(pool: Pool, workspaceId: string): Promise<Cursor> {
  const { rows } = await pool.query<{ txid: string; position: string }>(
    soon({ name: 'current_cursor', text: currentSql, values: [workspaceId] }),
  )
  return rows[0] ? `${BigInt(rows[0].txid)}.${BigInt(rows[0].position)}` : beginning
}

/** A conversation's events after a seq, in order. A conversation commits one turn after the other, so seq is a safe cursor by itself. */
export async function readConversationEvents(
  pool: Pool,
  { workspaceId, conversationId, afterSeq, limit = 500 }: { workspaceId: string; conversationId: string; afterSeq: number; limit?: number },
): Promise<ConversationEventRecord[]> {
  const values = [shardOfConversation(conversationId), conversationId, workspaceId, afterSeq, limit]
  const { rows } = await pool.query<EventColumns>(soon({ name: 'conversation_events', text: conversationSql, values }))
  return rows.map(decodeEvent)
}

const columns = 'conversation_id, seq, at, kind, actor, actor_id, epoch, body'
const oldestRunning = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint'

const workspaceSql = `
  SELECT ${columns}, txid, position, txid < ${oldestRunning} AS settled FROM event
  WHERE workspace_id = $1 AND (txid, position) > ($2::bigint, $3::bigint) ORDER BY txid, position LIMIT $4`

const currentSql = `
  SELECT txid, position FROM event WHERE workspace_id = $1 AND txid < ${oldestRunning} ORDER BY txid DESC, position DESC LIMIT 1`

const conversationSql = `
  SELECT ${columns} FROM event WHERE shard = $1 AND conversation_id = $2 AND workspace_id = $3 AND seq > $4 ORDER BY seq LIMIT $5`
