import type { Pool } from 'pg'
import type { Meter } from '../runtime/meter.ts'

/**
 * Keeps where calls are stopped, for the people who look: breakers live in the memory of whichever process performs effects.
 * Rare by nature, so each change is written as it happens.
 */
export function createCircuitNotes(parts: {
  pool: Pool
  clock: { now(): number }
  log: { warn(about: object, text: string): void }
}): Meter['circuit'] {
  const { pool, clock, log } = parts
  return ({ workspaceId, target, open }) => {
    const writing = open
      ? pool.query(openedSql, [workspaceId, target, new Date(clock.now()), new Date(open.until), open.code])
      : pool.query('DELETE FROM circuit WHERE workspace_id = $1 AND target = $2', [workspaceId, target])
    writing.catch((error) => log.warn({ err: error, workspaceId, target }, 'a stopped service could not be noted'))
  }
}

const openedSql = `
  INSERT INTO circuit AS c (workspace_id, target, opened_at, until, code) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (workspace_id, target) DO UPDATE SET until = greatest(c.until, excluded.until), code = excluded.code,
    opened_at = CASE WHEN c.until < excluded.opened_at - interval '10 minutes' THEN excluded.opened_at ELSE c.opened_at END`
