import type { Pool } from 'pg'
import { type Cursor, compareCursors, cursorParts } from '../runtime/stream-cursor.ts'

/** Events a client may be behind; with more, loading its lists anew is quicker than hearing what happened to them. */
export const mostReplayed = 2000

/** Too far behind, or ahead of what there is: the database was restored to an earlier time. */
export async function isTooOld(pool: Pool, at: { workspaceId: string; after: Cursor; current: Cursor }): Promise<boolean> {
  const { workspaceId, after, current } = at
  if (compareCursors(after, current) > 0) return true
  const [transaction, position] = cursorParts(after)
  const values = [workspaceId, String(transaction), String(position), mostReplayed]
  const { rows } = await pool.query<{ more: boolean }>({ name: 'desk_behind', text: behindSql, values })
  return rows[0]?.more ?? false
}

const behindSql = `
  SELECT EXISTS (SELECT FROM event WHERE workspace_id = $1 AND (txid, position) > ($2::bigint, $3::bigint)
    ORDER BY txid, position OFFSET $4 LIMIT 1) AS more`
