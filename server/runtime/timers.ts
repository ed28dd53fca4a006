import type { Pool } from 'pg'
import { AppError } from '../platform/errors.ts'
import type { Runtime } from './contract.ts'
import { failpoint } from './failpoints.ts'
import type { LaneParts } from './lanes.ts'

type DueTimer = { id: string; workspace_id: string; version: string; wake_at: Date }

/** Ms until a claimed timer is due again if the process that claimed it dies. */
const LEASE = 10_000

/**
 * Wakes the conversations whose time has come. Claiming moves `wake_at` a little ahead, so other processes leave it alone and
 * a crash only delays it; the wake-up carries the due time and the version, so it is accepted once however often it is sent.
 * @returns how many were due, and when the next one is (ms; null: none)
 */
export async function fireTimers(parts: {
  pool: Pool
  runtime: Pick<Runtime, 'act'>
  clock: { now(): number }
  log: LaneParts['log']
  most?: number
}): Promise<{ fired: number; next: number | null }> {
  const { pool, runtime, clock, log, most = 200 } = parts
  const now = clock.now()
  const { rows } = await pool.query<DueTimer>({
    name: 'claim_timers',
    text: claimSql,
    values: [new Date(now), new Date(now + LEASE), most],
  })
  if (rows.length > 0) failpoint('timers-claimed')
  await Promise.all(
    rows.map(async ({ id, workspace_id, version, wake_at }) => {
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
  return { fired: rows.length, next: following.rows[0]?.next?.getTime() ?? null }
}

const claimSql = `
  UPDATE conversation c SET wake_at = $2
  FROM (SELECT shard, id, wake_at FROM conversation WHERE wake_at <= $1 ORDER BY wake_at LIMIT $3 FOR UPDATE SKIP LOCKED) due
  WHERE c.shard = due.shard AND c.id = due.id
  RETURNING c.id, c.workspace_id, c.version, due.wake_at`

const nextSql = 'SELECT min(wake_at) AS next FROM conversation WHERE wake_at IS NOT NULL'
