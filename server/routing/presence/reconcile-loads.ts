import type { Services } from '../../services.ts'

type Wrong = { workspaceId: string; memberId: string; load: number; actual: number; capacity: number }

/**
 * Counts what every agent really carries and mends a load that says otherwise. The books are kept in the same commits as the
 * conversations, so a difference is a fault of ours and is logged as one.
 */
export async function reconcileLoads({ db, log }: Pick<Services, 'db' | 'log'>): Promise<Wrong[]> {
  const { rows } = await db.pool.query<Wrong>(wrongSql)
  for (const wrong of rows) {
    log.error({ ...wrong }, 'the load of an agent was not what they carry')
    await mend(db.pool, wrong)
  }
  return rows
}

/** The member is held while it is counted anew: nothing can be added or taken in between. */
async function mend(pool: Services['db']['pool'], { workspaceId, memberId }: Wrong): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM member WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE', [workspaceId, memberId])
    await client.query(`UPDATE member m SET load = least(${actualSql}, m.capacity) WHERE m.workspace_id = $1 AND m.id = $2`, [
      workspaceId,
      memberId,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

const actualSql = `(
  (SELECT count(*) FROM conversation c WHERE c.workspace_id = m.workspace_id AND c.agent_id = m.id AND c.owner = 'agent')
  + (SELECT count(*) FROM offer o WHERE o.workspace_id = m.workspace_id AND o.member_id = m.id))::int`

/** One statement, one snapshot: a commit is in it with both its row and its slot, or with neither. */
const wrongSql = `
  SELECT * FROM (SELECT m.workspace_id AS "workspaceId", m.id AS "memberId", m.load, m.capacity, ${actualSql} AS actual FROM member m) counted
  WHERE load <> least(actual, capacity) ORDER BY "workspaceId", "memberId" LIMIT 1000`
