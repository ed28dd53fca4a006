import type { Pool } from 'pg'

/** A workspace with one published web channel; programs are injected, so the version's content does not matter. One agent, Ann, is online in queue q. */
export async function seedChannel(
  pool: Pool,
  { workspaceId = 'w', versionId = 'echo', content = {} }: { workspaceId?: string; versionId?: string; content?: object } = {},
): Promise<void> {
  await pool.query(`INSERT INTO workspace (id, name) VALUES ($1, 'Test') ON CONFLICT DO NOTHING`, [workspaceId])
  await pool.query(
    `INSERT INTO project (workspace_id, id, name, draft, layout, updated_at) VALUES ($1, 'p', 'P', '{}', '{}', now()) ON CONFLICT DO NOTHING`,
    [workspaceId],
  )
  const version = `INSERT INTO project_version (workspace_id, id, project_id, number, content, layout, published_by)
    SELECT $1, $2, 'p', count(*) + 1, $3, '{}', 'test' FROM project_version WHERE workspace_id = $1 ON CONFLICT DO NOTHING`
  await pool.query(version, [workspaceId, versionId, JSON.stringify(content)])
  const channel = `INSERT INTO channel (workspace_id, id, kind, key, name, version_id) VALUES ($1, 'c', 'web', $1 || '-key', 'Web', $2) ON CONFLICT DO NOTHING`
  await pool.query(channel, [workspaceId, versionId])
  await pool.query(`INSERT INTO queue (workspace_id, id, name) VALUES ($1, 'q', 'Queue') ON CONFLICT DO NOTHING`, [workspaceId])
  await pool.query(
    `INSERT INTO "user" (id, name, email, updated_at) VALUES ($1 || '-ann', 'Ann', $1 || '-ann@example.com', now()) ON CONFLICT DO NOTHING`,
    [workspaceId],
  )
  const member = `INSERT INTO member (workspace_id, id, user_id, name, role, presence) VALUES ($1, 'ann', $1 || '-ann', 'Ann', 'agent', 'online') ON CONFLICT DO NOTHING`
  await pool.query(member, [workspaceId])
  await pool.query(`INSERT INTO queue_member (workspace_id, queue_id, member_id) VALUES ($1, 'q', 'ann') ON CONFLICT DO NOTHING`, [
    workspaceId,
  ])
}
