import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { QueueFacts } from '../../flows/engine/types.ts'
import type { Refusal } from './admission.ts'
import { buildRuntime, type LiveRuntime } from './build-runtime.ts'
import { createChannelSource } from './channels.ts'
import { compileProgram } from './compile-program.ts'
import type { HintBus } from './contract.ts'
import { createFactSource, type Understand } from './facts.ts'
import { createHintBus } from './hints.ts'
import { createInlineEffects, type KnowledgeSearch } from './inline-effects.ts'
import type { LaneParts } from './lanes.ts'
import type { LiveProgram } from './live-program.ts'
import type { Meter } from './meter.ts'
import { createPostgresStore } from './postgres-store.ts'
import { createProgramSource } from './programs.ts'
import { createQueueFigures } from './queue-figures.ts'

/** What the runtime needs of the rest of the server. */
export type RuntimeServices = {
  pool: Pool
  clock: { now(): number }
  log: LaneParts['log']
  /** What a text means to a version; absent: flows run without understanding. */
  understand?: Understand
  /** In-process knowledge look-up; absent: knowledge effects go to the worker. */
  knowledge?: { search: KnowledgeSearch }
  /** Live queue figures; absent: read from the tables once a second. */
  queueFigures?: (workspaceId: string) => Promise<Record<string, QueueFacts>>
  /** Whether a queue's calendar is open at a time. */
  queueOpen?: (calendar: unknown, now: number) => boolean
  hints?: HintBus
  meter?: Meter
  /** An inbound that took longer is logged, ms. */
  slow?: number
}

export type RuntimeOptions = {
  /** Compiles a published version; tests pass small programs of their own. */
  compile?: (input: { versionId: string; project: never }) => LiveProgram
  mostWaiting?: number
  mostPerSender?: number
  /** Told when a workspace's senders are turned away. */
  turnedAway?: (workspaceId: string, refusal: Refusal) => void
  cacheSize?: number
  /** Ms an inbound waits for a database that is away. */
  patience?: number
}

/** The live runtime on Postgres. One per process; any number of processes may share a database. */
export function createRuntime(services: RuntimeServices, options: RuntimeOptions = {}): LiveRuntime {
  const { pool, clock, log } = services
  const channels = createChannelSource({ pool, clock })
  return buildRuntime({
    ...options,
    store: createPostgresStore(pool),
    programs: createProgramSource({ pool, compile: (options.compile as typeof compileProgram) ?? compileProgram }),
    channels,
    facts: createFactSource({
      clock,
      seed: () => randomInt(0, 2 ** 32),
      channelKind: async (at) => (await channels(at))?.kind ?? 'web',
      queues: services.queueFigures ?? createQueueFigures({ pool, clock, ...(services.queueOpen ? { open: services.queueOpen } : {}) }),
      understand: services.understand ?? (() => undefined),
    }),
    inline: createInlineEffects({ clock, ...(services.knowledge ? { search: services.knowledge.search } : {}) }),
    hints: services.hints ?? createHintBus(),
    clock,
    log,
    ...(services.meter ? { meter: services.meter } : {}),
    ...(services.slow ? { slow: services.slow } : {}),
    pause: (millis) => sleep(millis),
    chance: Math.random,
    stopwatch: () => performance.now(),
  })
}
