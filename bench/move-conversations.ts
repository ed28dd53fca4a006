import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { afterSalesProject } from '../flows/templates/after-sales/project.ts'
import type { Actor } from '../server/identity/actor.ts'
import { systemClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database.ts'
import { throwawayPostgres } from '../server/platform/embedded-postgres/throwaway-postgres.ts'
import { createLogger } from '../server/platform/logger.ts'
import { migrate } from '../server/platform/migrations/migrate.ts'
import { planMove } from '../server/projects/moves/plan-move.ts'
import { runMoves } from '../server/projects/moves/run-moves.ts'
import { startMove } from '../server/projects/moves/start-move.ts'
import { createRuntime } from '../server/runtime/runtime.ts'
import { seedChannel } from '../server/runtime/testing/seed.ts'
import type { Services } from '../server/services.ts'
import type { Figure } from './figure.ts'

const CONVERSATIONS = 10_000
const ABREAST = 128
/** Ms in which customers write without a move, for comparison. */
const QUIET = 5_000

const actor: Actor = { workspaceId: 'w', memberId: 'ann', userId: 'w-ann', name: 'Ann', role: 'owner', locale: 'en' }

/**
 * 10,000 conversations of the after-sales template go to another version, while a customer writes every 10 ms. move.plan: the plan
 * of all of them; move.rate: moved a second; move.wait: how long the writers wait, p99, against the same before the move;
 * move.block: the longest the process served nobody, while planning and moving.
 */
export async function run(): Promise<Figure[]> {
  const postgres = await throwawayPostgres({ name: 'bench-move', durable: true })
  const db = openDatabase({ url: postgres.url, connections: 20 })
  const log = createLogger({ level: 'fatal' })
  const runtime = createRuntime({ pool: db.pool, clock: systemClock, log })
  const services = { db, runtime, clock: systemClock, log, stopping: new AbortController().signal } as unknown as Services
  const write = (externalId: string, inboundId: string, event: Parameters<typeof runtime.receive>[0]['event']) =>
    runtime.receive({ workspaceId: 'w', channelId: 'c', externalId, inboundId, event })
  try {
    await migrate({ url: postgres.url })
    await seedChannel(db.pool, { versionId: 'v1', content: afterSalesProject })
    for (let start = 0; start < CONVERSATIONS; start += ABREAST) {
      const width = Math.min(ABREAST, CONVERSATIONS - start)
      await Promise.all(Array.from({ length: width }, (_, n) => write(`v${start + n}`, 'start', { kind: 'start' })))
    }
    await seedChannel(db.pool, { versionId: 'v2', content: afterSalesProject })
    await db.pool.query("UPDATE channel SET version_id = 'v2'")
    await db.pool.query('ANALYZE')

    let serial = 0
    /** Customers write until it is over. @returns how long each waited, ms, sorted */
    const waits = async (over: () => boolean): Promise<number[]> => {
      const waited: number[] = []
      while (!over()) {
        const sent = performance.now()
        serial += 1
        await write(`v${(serial * 37) % CONVERSATIONS}`, `m${serial}`, { kind: 'message', text: '你好' })
        waited.push(performance.now() - sent)
        await pause(10)
      }
      return waited.sort((a, b) => a - b)
    }
    const quietUntil = performance.now() + QUIET
    const quiet = await waits(() => performance.now() > quietUntil)

    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const asked = performance.now()
    const plan = await planMove(services, actor, { channelId: 'c' })
    const planned = performance.now() - asked
    if (plan.examined !== CONVERSATIONS) throw new Error(`the plan is about ${plan.examined}`)
    await startMove(services, actor, { channelId: 'c', stranded: 'stay' })
    let over = false
    const writing = waits(() => over)
    const started = performance.now()
    // Ahead of the time in which others may still open conversations on the old version: not waited for here.
    await runMoves({ ...services, clock: { now: () => Date.now() + 60_000 } })
    const moved = (performance.now() - started) / 1000
    over = true
    const busy = await writing
    const { rows } = await db.pool.query("SELECT count(*)::int AS left FROM conversation WHERE version_id = 'v1' AND owner <> 'closed'")
    if (rows[0].left > 0) throw new Error(`${rows[0].left} conversations were left behind`)
    const p99 = (sorted: number[]) => Math.round((sorted[Math.floor(sorted.length * 0.99)] ?? 0) * 10) / 10
    const figure = (name: string, value: number, unit: string, n: number): Figure => ({
      name,
      value,
      unit,
      reference: null,
      ratio: null,
      n,
    })
    return [
      figure('move.plan', Math.round(planned), 'ms', CONVERSATIONS),
      figure('move.rate', Math.round(CONVERSATIONS / moved), '1/s', CONVERSATIONS),
      {
        ...figure('move.wait', p99(busy), 'ms', busy.length),
        reference: p99(quiet),
        ratio: Math.round((p99(busy) / p99(quiet)) * 10) / 10,
      },
      figure('move.block', Math.round(delay.max / 1e6), 'ms', 1),
    ]
  } finally {
    await runtime.stop()
    await db.close()
    await postgres.remove()
  }
}
