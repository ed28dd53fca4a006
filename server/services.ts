import { searchKnowledge } from './knowledge/knowledge-index.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database.ts'
import type { Log } from './platform/logger.ts'
import { isQueueOpen } from './queues/is-queue-open.ts'
import type { KnowledgeSearch } from './runtime/inline-effects.ts'
import { createRuntime, type LiveRuntime } from './runtime/runtime.ts'

/** Everything that lives as long as the process, made once. Use cases take what they need of it. */
export type Services = {
  config: Config
  log: Log
  clock: Clock
  db: Database
  runtime: LiveRuntime
  /** What flows ask for an answer: the entries of a workspace, indexed in this process. */
  knowledge: { search: KnowledgeSearch }
  /** Aborted when the server begins to stop: streams end, so that their clients come back to another process. */
  stopping: AbortSignal
}

export function buildServices(input: { config: Config; log: Log; db: Database; clock?: Clock; stopping?: AbortSignal }): Services {
  const { config, log, db, clock = systemClock, stopping = new AbortController().signal } = input
  const knowledge = { search: (question: Parameters<KnowledgeSearch>[0]) => searchKnowledge({ db, clock }, question) }
  const runtime = createRuntime({ pool: db.pool, clock, log, knowledge, queueOpen: isQueueOpen })
  return { config, log, clock, db, runtime, knowledge, stopping }
}
