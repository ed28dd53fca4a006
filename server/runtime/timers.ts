import type { Pool } from 'pg'
import { AppError } from '../platform/errors.ts'
import type { Runtime } from './contract.ts'
import { failpoint } from './failpoints.ts'
import type { LaneParts } from './lanes.ts'

type Claimed = { id: string; workspace_id: string; version: string; wake_at: Date; due: boolean }

/** Ms until a claimed timer is due again if the process that claimed it dies. */
const LEASE = 10_000

/**
 * Wakes the conversations whose time has come. Claiming moves `wake_after` a little ahead, so other processes leave it alone and
 * a crash only delays it; the wake-up carries the due time and the version, so it is accepted once however often it is sent.
 * @returns how many were looked at, and when to look next (ms; null: nothing waits)
 */
export async function fireTimers(parts: {
  pool: Pool
  runtime: Pick<Runtime, 'act'>
  clock: { now(): number }
  log: LaneParts['log']
  most?: number
}): Promise<{ seen: number; next: number | null }> {
  const { pool, runtime, clock, log, most = 200 } = parts
  const now = clock.now()
  const { rows } = await pool.query<Claimed>({
    name: 'claim_timers',
    text: claimSql,
    values: [new Date(now), new Date(now + LEASE), most],
  })
  const due = rows.filter((row) => row.due)
  if (due.length > 0) failpoint('timers-claimed')
  await Promise.all(
    due.map(async ({ id, workspace_id, version, wake_at }) => {
      try {
        await runtime.act({
          workspaceId: workspace_id,
          conversationId: id,
          inboundId: `timer:${wake_at.getTime()}:${version}`,
          event: { kind: 'wake' },
        })
      } catch (error) {
        if (!(error instanceof AppError && error.kind === 'operational'))
          log.error({ err: error, conversationId: id }, 'a timer could not be fired')
      }
    }),
  )
  const following = await pool.query<{ next: Date | null }>({ name: 'next_timer', text: nextSql })
  return { seen: rows.length, next: following.rows[0]?.next?.getTime() ?? null }
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
