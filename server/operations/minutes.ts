import type { Pool } from 'pg'
import type { Refusal } from '../runtime/admission.ts'
import type { Meter } from '../runtime/meter.ts'

/** Upper ends of the steps in which waiting times are counted, ms; what took longer is in one more step. */
export const steps = [10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000] as const

type Minute = { workspaceId: string; minute: number; answered: number; spread: number[]; crowded: number; insistent: number }

export type Minutes = Pick<Meter, 'inbound'> & {
  turnedAway(workspaceId: string, refusal: Refusal): void
  /** Adds what was counted since the last time to the table. What could not be written is kept for the next time. */
  flush(): Promise<void>
}

/**
 * Counts what this process answered and turned away, by workspace and minute. A few additions in memory per message and one
 * statement per flush, whatever the number of messages; a process that is killed loses what it had not flushed.
 */
export function createMinutes(parts: { pool: Pool; clock: { now(): number } }): Minutes {
  let counted = new Map<string, Minute>()
  const of = (workspaceId: string): Minute => {
    const minute = Math.floor(parts.clock.now() / 60_000) * 60_000
    const key = `${minute} ${workspaceId}`
    const found = counted.get(key)
    if (found) return found
    const fresh = { workspaceId, minute, answered: 0, spread: new Array(steps.length + 1).fill(0), crowded: 0, insistent: 0 }
    counted.set(key, fresh)
    return fresh
  }
  return {
    inbound({ workspaceId, fromCustomer, millis, result }) {
      if (!fromCustomer || result !== 'answered') return
      const one = of(workspaceId)
      one.answered += 1
      const step = stepOf(millis)
      one.spread[step] = (one.spread[step] ?? 0) + 1
    },
    turnedAway(workspaceId, refusal) {
      of(workspaceId)[refusal === 'overloaded' ? 'crowded' : 'insistent'] += 1
    },
    async flush() {
      const rows = [...counted.values()]
      if (rows.length === 0) return
      counted = new Map()
      try {
        await parts.pool.query(addSql, [JSON.stringify(rows)])
      } catch (error) {
        for (const row of rows) putBack(counted, row)
        throw error
      }
    },
  }
}

function stepOf(millis: number): number {
  const step = steps.findIndex((end) => millis <= end)
  return step < 0 ? steps.length : step
}

function putBack(counted: Map<string, Minute>, row: Minute): void {
  const key = `${row.minute} ${row.workspaceId}`
  const there = counted.get(key)
  if (!there) return void counted.set(key, row)
  there.answered += row.answered
  there.crowded += row.crowded
  there.insistent += row.insistent
  there.spread = there.spread.map((count, step) => count + (row.spread[step] ?? 0))
}

/** In the order of the key, so that two processes that add at once never wait for each other in a circle. */
const addSql = `
  INSERT INTO workspace_minute AS m (workspace_id, minute, answered, spread, crowded, insistent)
  SELECT r."workspaceId", to_timestamp(r.minute / 1000.0), r.answered,
    ARRAY(SELECT value::int FROM json_array_elements_text(r.spread) WITH ORDINALITY AS s(value, n) ORDER BY n), r.crowded, r.insistent
  FROM json_to_recordset($1) AS r("workspaceId" text, minute float8, answered int, spread json, crowded int, insistent int)
  ORDER BY 1, 2
  ON CONFLICT (workspace_id, minute) DO UPDATE SET answered = m.answered + excluded.answered,
    crowded = m.crowded + excluded.crowded, insistent = m.insistent + excluded.insistent,
    spread = ARRAY(SELECT coalesce(s.a, 0) + coalesce(s.b, 0) FROM unnest(m.spread, excluded.spread) WITH ORDINALITY AS s(a, b, n) ORDER BY n)`

/** Minutes older than a week are of no use to anybody. */
export async function forgetMinutes({ db }: { db: { pool: Pool } }): Promise<void> {
  await db.pool.query(`DELETE FROM workspace_minute WHERE minute < now() - interval '7 days'`)
}

/**
 * The waiting time that `share` of the answers did not exceed, ms, estimated within its step; null when there is none. What took
 * longer than the last step counts as that step's end.
 */
export function quantile(spread: readonly number[], share: number): number | null {
  const all = spread.reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  let before = 0
  for (const [step, count] of spread.entries()) {
    const low = step === 0 ? 0 : (steps[step - 1] ?? 0)
    const high = steps[step] ?? low
    if (count > 0 && before + count >= share * all) return low + ((high - low) * Math.max(share * all - before, 0)) / count
    before += count
  }
  return steps.at(-1) ?? 0
}
