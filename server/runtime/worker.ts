import type { Pool } from 'pg'
import type { LoadCredential } from '../connections/credentials/load-credential.ts'
import type { LoadConnection } from '../connections/load-connection.ts'
import type { LiveRuntime } from './build-runtime.ts'
import { buildWorker, type Worker } from './build-worker.ts'
import type { OutsideServices } from './effects/effect.ts'
import { createAccessTokens } from './effects/http/access-tokens.ts'
import { createOutbox } from './effects/outbox.ts'
import { performEffect } from './effects/registry.ts'
import { forgetInbox } from './forget-inbox.ts'
import type { KnowledgeSearch } from './inline-effects.ts'
import type { LaneParts } from './lanes.ts'
import type { Meter } from './meter.ts'
import { createTimerTable } from './timer-table.ts'

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
  /** How its flows sign in to other systems. */
  credential?: LoadCredential
  /** Ms after which another process takes over an effect that this one started. */
  lease?: number
  meter?: Meter
}

/** Timers, effects and sweeps of this process. Any number of processes may run one. */
export function startWorker(services: WorkerServices): Worker {
  const { pool, runtime, clock, log, knowledge, meter, allowPrivateHttp = [], ownHosts = {}, outside = {}, lease = 15_000 } = services
  const { connection = async () => null, credential = async () => null } = services
  const signingIn = { credential, tokens: createAccessTokens(clock) }
  const context = { pool, allowPrivateHttp, ownHosts, outside, connection, signingIn }
  const worker = buildWorker({
    outbox: createOutbox(pool),
    timers: createTimerTable(pool),
    perform: (job, signal) => performEffect(job, { ...context, signal, ...(knowledge ? { search: knowledge.search } : {}) }),
    runtime,
    clock,
    log,
    lease,
    ...(meter ? { meter } : {}),
  })
  worker.every('inbox', 3_600_000, () => forgetInbox(pool, clock.now()))
  return worker
}
