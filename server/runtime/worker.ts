import type { Pool } from 'pg'
import type { LoadConnection } from '../connections/load-connection.ts'
import type { OutsideServices } from './effects/effect.ts'
import { createEffectWorker } from './effects/effect-worker.ts'
import { forgetInbox } from './forget-inbox.ts'
import type { KnowledgeSearch } from './inline-effects.ts'
import type { LaneParts } from './lanes.ts'
import { createLoop, type Loop } from './loop.ts'
import type { Meter } from './meter.ts'
import type { LiveRuntime } from './runtime.ts'
import { fireTimers } from './timers.ts'

export type WorkerServices = {
  pool: Pool
  runtime: LiveRuntime
  clock: { now(): number }
  log: LaneParts['log']
  knowledge?: { search: KnowledgeSearch }
  /** host or host:port that flows may call although the address is private. */
  allowPrivateHttp?: readonly string[]
  /** Names that stand for a place on this server. */
  ownHosts?: Readonly<Record<string, string>>
  /** Addresses of services that perform effects for us. */
  outside?: OutsideServices
  /** Services a workspace has set up for itself. */
  connection?: LoadConnection
  /** Ms after which another process takes over an effect that this one started. */
  lease?: number
  meter?: Meter
}

export type Worker = {
  /** Runs `run` every `millis` until the worker stops; routing and others hang their sweeps here. Returned: run it now, end it. */
  every(name: string, millis: number, run: () => Promise<unknown>): Loop
  /** Effects of this process: waiting for a place, under way, and other sides that are left alone. */
  effects(): { waiting: number; running: number; stopped: number }
  stop(): Promise<void>
}

const POLL = 1000

/** Timers, effects and sweeps of this process. Any number of processes may run one. */
export function startWorker(services: WorkerServices): Worker {
  const {
    pool,
    runtime,
    clock,
    log,
    knowledge,
    allowPrivateHttp = [],
    ownHosts = {},
    outside = {},
    connection = async () => null,
    lease = 15_000,
  } = services
  const effects = createEffectWorker({
    pool,
    runtime,
    clock,
    log,
    allowPrivateHttp,
    ownHosts,
    outside,
    connection,
    lease,
    ...(services.meter ? { meter: services.meter } : {}),
    ...(knowledge ? { search: knowledge.search } : {}),
  })
  const loops: Loop[] = []
  const add = (name: string, longest: number, run: () => Promise<number>) => {
    const loop = createLoop({
      run,
      longest,
      failed: (error) => log.warn({ err: error, job: name }, 'a background job failed and will be tried again'),
    })
    loops.push(loop)
    return loop
  }

  let alarm = Number.POSITIVE_INFINITY
  const timers = add('timers', POLL, async () => {
    const { seen, next } = await fireTimers({ pool, runtime, clock, log })
    alarm = next ?? Number.POSITIVE_INFINITY
    return seen > 0 ? 0 : Math.max(alarm - clock.now(), 1)
  })
  const sweeping = add('effects', POLL, async () => {
    await effects.sweep()
    return POLL
  })
  add('inbox', 3_600_000, async () => {
    await forgetInbox(pool, clock.now())
    return 3_600_000
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
      setTimeout(timers.poke, Math.max(wakeAt - clock.now(), 0)).unref()
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
      await Promise.all(loops.map((loop) => loop.stop()))
      await effects.stop()
    },
  }
}
