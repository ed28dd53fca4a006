import type { Pool } from 'pg'
import { keepFor } from '../runtime/keep-for.ts'
import type { Readings } from './metrics.ts'

type Work = Awaited<ReturnType<Readings['work']>>

/** What waits to be done in the whole installation, at most five seconds old. */
export function workReader(parts: { pool: Pool; clock: { now(): number } }): () => Promise<Work> {
  const read = keepFor({
    millis: 5000,
    clock: parts.clock,
    async read(): Promise<Work> {
      const { rows } = await parts.pool.query<Work>(workSql)
      return rows[0] as Work
    },
  })
  return () => read('all')
}

const workSql = `
  SELECT o.*, (SELECT count(*)::int FROM outbox WHERE state = 'failed' AND created_at > now() - interval '7 days') AS failed,
    (SELECT coalesce(greatest(extract(epoch FROM now() - min(wake_at)), 0), 0)::float8 FROM conversation WHERE wake_after <= now() AND wake_at <= now())
      AS "timersLateSeconds"
  FROM (
    SELECT count(*)::int AS pending, coalesce(greatest(extract(epoch FROM now() - min(due_at)), 0), 0)::float8 AS "oldestSeconds"
    FROM outbox WHERE state = 'pending'
  ) o`
