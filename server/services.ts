import { createSignalBus, type SignalBus, signalKey } from './desk/signals.ts'
import { createFileStore, type FileStore } from './files/file-store.ts'
import { searchKnowledge } from './knowledge/knowledge-index.ts'
import { createMetrics, type Metrics } from './operations/metrics.ts'
import { createMinutes, type Minutes } from './operations/minutes.ts'
import { createCircuitNotes } from './operations/note-circuit.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database.ts'
import { createFanOut, type FanOut } from './platform/fan-out.ts'
import type { Log } from './platform/logger.ts'
import { createQueueFigures } from './routing/queue-figures.ts'
import { createQueuePositions, type QueuePosition } from './routing/queue-position.ts'
import type { LiveRuntime } from './runtime/build-runtime.ts'
import { createHintBus, hintKey } from './runtime/hints.ts'
import type { KnowledgeSearch } from './runtime/inline-effects.ts'
import type { Meter } from './runtime/meter.ts'
import { createRuntime } from './runtime/runtime.ts'
import { createEventStream, type EventStream } from './runtime/stream.ts'
import { createUnderstander } from './understanding/understand-version.ts'

/** Everything that lives as long as the process, made once. Use cases take what they need of it. */
export type Services = {
  config: Config
  log: Log
  clock: Clock
  db: Database
  runtime: LiveRuntime
  /** What flows ask for an answer: the entries of a workspace, indexed in this process. */
  knowledge: { search: KnowledgeSearch }
  /** Bytes of what customers sent. */
  files: FileStore
  /** Realtime reading of the event table, shared by all who follow a workspace. */
  stream: EventStream
  /** What desks want to know at once and nobody needs to keep: typing, presence. */
  signals: SignalBus
  metrics: Metrics
  /** How each workspace's minutes go, for its administrators. */
  minutes: Minutes
  /** What runtime and worker report to. */
  meter: Meter
  /** Of this process' worker, once it has started one. */
  effectFigures(): { waiting: number; running: number; stopped: number }
  /** To the other processes; null: there are none, or they look for themselves. */
  fanOut: FanOut | null
  /** Where a waiting customer stands; null when they do not wait. */
  queuePosition(at: { workspaceId: string; conversationId: string }): Promise<QueuePosition | null>
  /** Aborted when the server begins to stop: streams end, so that their clients come back to another process. */
  stopping: AbortSignal
}

export function buildServices(input: { config: Config; log: Log; db: Database; clock?: Clock; stopping?: AbortSignal }): Services {
  const { config, log, db, clock = systemClock, stopping = new AbortController().signal } = input
  const knowledge = { search: (question: Parameters<KnowledgeSearch>[0]) => searchKnowledge({ db, clock }, question) }
  const { facts, figures } = createQueueFigures({ pool: db.pool, clock })
  const fanOut = config.redisUrl ? createFanOut({ url: config.redisUrl, secret: config.secret, log }) : null
  const metrics = createMetrics()
  const minutes = createMinutes({ pool: db.pool, clock })
  const meter: Meter = {
    ...metrics.meter,
    inbound(done) {
      metrics.meter.inbound(done)
      minutes.inbound(done)
    },
    circuit: createCircuitNotes({ pool: db.pool, clock, log }),
  }
  const runtime = createRuntime(
    {
      meter,
      slow: config.slowTurn,
      hints: createHintBus(fanOut?.line('hints', hintKey)),
      pool: db.pool,
      clock,
      log,
      knowledge,
      queueFigures: facts,
      understand: createUnderstander({ pool: db.pool }),
    },
    { turnedAway: minutes.turnedAway },
  )
  const files = createFileStore({ pool: db.pool, config })
  const stream = createEventStream({ pool: db.pool, hints: runtime.hints, log })
  const signals = createSignalBus(fanOut?.line('signals', signalKey))
  const queuePosition = createQueuePositions({ pool: db.pool, clock, figures })
  return {
    config,
    log,
    clock,
    db,
    runtime,
    knowledge,
    files,
    stream,
    signals,
    metrics,
    minutes,
    meter,
    effectFigures: () => ({ waiting: 0, running: 0, stopped: 0 }),
    fanOut,
    queuePosition,
    stopping,
  }
}
