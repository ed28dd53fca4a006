import type { Pool } from 'pg'

/** Inbound ids are kept longer than any vendor redelivers (seven days). */
const KEPT = 9 * 86_400_000
const BATCH = 5000

/** Forgets inbound ids of conversations that ended long ago, in small bites that hold no lock for long. */
export async function forgetInbox(pool: Pool, now: number): Promise<number> {
  let forgotten = 0
  for (;;) {
    const { rowCount } = await pool.query(forgetSql, [new Date(now - KEPT), BATCH])
    forgotten += rowCount ?? 0
    if ((rowCount ?? 0) < BATCH) return forgotten
  }
}

const forgetSql = `
  DELETE FROM inbox WHERE ctid = ANY (ARRAY(
    SELECT i.ctid FROM inbox i JOIN conversation c ON c.shard = i.shard AND c.id = i.conversation_id
    WHERE i.at < $1 AND c.closed_at < $1 LIMIT $2))`
