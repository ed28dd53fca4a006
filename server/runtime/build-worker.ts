import type { LiveRuntime } from './build-runtime.ts'
import { createEffectWorker, type EffectWorkerParts } from './effects/effect-worker.ts'
import { after as afterMillis, createLoop, type Loop } from './loop.ts'
import type { TimerTable } from './timer-table.ts'
import { fireTimers } from './timers.ts'

export type WorkerParts = EffectWorkerParts & { timers: TimerTable; runtime: LiveRuntime }

export type Worker = {
  /** Runs `run` every `millis` until the worker stops; routing and others hang their sweeps here. Returned: run it now, end it. */
  every(name: string, millis: number, run: () => Promise<unknown>): Loop
  /** Effects of this process: waiting for a place, under way, and other sides that are left alone. */
  effects(): { waiting: number; running: number; stopped: number }
  stop(): Promise<void>
}

const POLL = 1000

/** The worker from its parts. `startWorker` gives it the real ones, the simulation its own. */
export function buildWorker(parts: WorkerParts): Worker {
  const { runtime, clock, log, lease, after = afterMillis } = parts
  const effects = createEffectWorker(parts)
  const loops: Loop[] = []
  const add = (name: string, longest: number, run: () => Promise<number>) => {
    const loop = createLoop({
      run,
      longest,
      after,
      failed: (error) => log.warn({ err: error, job: name }, 'a background job failed and will be tried again'),
    })
    loops.push(loop)
    return loop
  }

  let alarm = Number.POSITIVE_INFINITY
  let forgetAlarm = () => {}
  const timers = add('timers', POLL, async () => {
    const { seen, next } = await fireTimers(parts)
    alarm = next ?? Number.POSITIVE_INFINITY
    return seen > 0 ? 0 : Math.max(alarm - clock.now(), 1)
  })
  const sweeping = add('effects', POLL, async () => {
    await effects.sweep()
    return POLL
  })

  // A process without a worker asks for one; what is lost on the way is found by the next look.
  const unsubscribe = runtime.hints.subscribe(({ work }) => {
    if (work) sweeping.poke()
  })
  runtime.onCommit(
    (entry) => {
      if (entry.outbox.length > 0) effects.startFrom(entry)
      // Only when it is due before the next look anyway: an hour ahead needs no alarm.
      const { wakeAt } = entry.row
      if (wakeAt === null || wakeAt >= alarm || wakeAt - clock.now() >= POLL) return
      alarm = wakeAt
      forgetAlarm()
      forgetAlarm = after(Math.max(wakeAt - clock.now(), 0), timers.poke)
    },
    { lease },
  )

  return {
    effects: effects.figures,
    every: (name, millis, run) =>
      add(name, millis, async () => {
        await run()
        return millis
      }),
    async stop() {
      runtime.onCommit(() => {})
      unsubscribe()
      forgetAlarm()
      await Promise.all(loops.map((loop) => loop.stop()))
      await effects.stop()
    },
  }
}
