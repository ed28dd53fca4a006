import { AppError } from '../platform/errors.ts'
import type { Runtime } from './contract.ts'
import { failpoint } from './failpoints.ts'
import type { LaneParts } from './lanes.ts'
import type { TimerTable } from './timer-table.ts'

/** Ms until a claimed timer is due again if the process that claimed it dies. */
const LEASE = 10_000

/**
 * Wakes the conversations whose time has come. Claiming moves `wake_after` a little ahead, so other processes leave it alone and
 * a crash only delays it; the wake-up carries the due time and the version, so it is accepted once however often it is sent.
 * @returns how many were looked at, and when to look next (ms; null: nothing waits)
 */
export async function fireTimers(parts: {
  timers: TimerTable
  runtime: Pick<Runtime, 'act'>
  clock: { now(): number }
  log: LaneParts['log']
  most?: number
}): Promise<{ seen: number; next: number | null }> {
  const { timers, runtime, clock, log, most = 200 } = parts
  const { seen, due } = await timers.claim({ now: clock.now(), lease: LEASE, most })
  if (due.length > 0) failpoint('timers-claimed')
  await Promise.all(
    due.map(async ({ workspaceId, conversationId, version, wakeAt }) => {
      try {
        await runtime.act({
          workspaceId,
          conversationId,
          inboundId: `timer:${wakeAt}:${version}`,
          event: { kind: 'wake' },
        })
      } catch (error) {
        if (!(error instanceof AppError && error.kind === 'operational'))
          log.error({ err: error, conversationId }, 'a timer could not be fired')
      }
    }),
  )
  return { seen, next: await timers.next() }
}
