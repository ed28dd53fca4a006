import type { Pool } from 'pg'
import { soon } from '../platform/soon.ts'

/** A conversation whose time has come. `wakeAt` in ms since 1970. */
export type DueTimer = { workspaceId: string; conversationId: string; version: number; wakeAt: number }

/** Where timers stand: in the conversations' rows, written by their commits. */
export type TimerTable = {
  /** Takes what is due, at most `most` of each workspace; nobody else gets it before `lease` ms are over. `seen` counts those too that were looked at too early. */
  claim(input: { now: number; lease: number; most: number }): Promise<{ seen: number; due: DueTimer[] }>
  /** When to look next, ms since 1970; null: nothing waits. */
  next(): Promise<number | null>
}

type Claimed = { id: string; workspace_id: string; version: string; wake_at: Date; due: boolean }

export function createTimerTable(pool: Pool): TimerTable {
  return {
    async claim({ now, lease, most }) {
      const values = [new Date(now), new Date(now + lease), most]
      const { rows } = await pool.query<Claimed>(soon({ name: 'claim_timers', text: claimSql, values }))
      const due = rows.filter((row) => row.due)
      return {
        seen: rows.length,
        due: due.map(({ id, workspace_id, version, wake_at }) => ({
          workspaceId: workspace_id,
          conversationId: id,
          version: Number(version),
          wakeAt: wake_at.getTime(),
        })),
      }
    },
    async next() {
      const { rows } = await pool.query<{ next: Date | null }>(soon({ name: 'next_timer', text: nextSql }))
      return rows[0]?.next?.getTime() ?? null
    },
  }
}

/**
 * Who looks too early moves `wake_after` to where it belongs; only what is due is handed out. From workspace to workspace along the
 * index: one with a million timers due costs the others nothing.
 */
const claimSql = `
  WITH RECURSIVE owner AS (
    (SELECT workspace_id FROM conversation WHERE wake_after IS NOT NULL ORDER BY workspace_id LIMIT 1)
    UNION ALL
    SELECT (SELECT n.workspace_id FROM conversation n WHERE n.wake_after IS NOT NULL AND n.workspace_id > owner.workspace_id ORDER BY n.workspace_id LIMIT 1)
    FROM owner WHERE owner.workspace_id IS NOT NULL
  ), found AS MATERIALIZED (
    SELECT one.* FROM owner CROSS JOIN LATERAL (
      SELECT shard, id, wake_at FROM conversation WHERE workspace_id = owner.workspace_id AND wake_after <= $1
      ORDER BY wake_after LIMIT $3 FOR UPDATE SKIP LOCKED
    ) one
  ), claimed AS (
    UPDATE conversation c SET wake_after = CASE WHEN found.wake_at <= $1 THEN $2 ELSE found.wake_at END
    FROM found WHERE c.shard = found.shard AND c.id = found.id
    RETURNING c.id, c.workspace_id, c.version, c.wake_at
  )
  SELECT id, workspace_id, version, wake_at, coalesce(wake_at <= $1, false) AS due FROM claimed`

const nextSql = `
  WITH RECURSIVE owner AS (
    (SELECT workspace_id, wake_after FROM conversation WHERE wake_after IS NOT NULL ORDER BY workspace_id, wake_after LIMIT 1)
    UNION ALL
    SELECT n.* FROM owner CROSS JOIN LATERAL (
      SELECT workspace_id, wake_after FROM conversation WHERE wake_after IS NOT NULL AND workspace_id > owner.workspace_id
      ORDER BY workspace_id, wake_after LIMIT 1
    ) n
  )
  SELECT min(wake_after) AS next FROM owner`
