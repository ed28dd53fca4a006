import type { Pool } from 'pg'
import { AppError } from '../../platform/errors.ts'
import type { Runtime } from '../contract.ts'
import { failpoint } from '../failpoints.ts'
import type { KnowledgeSearch } from '../inline-effects.ts'
import type { LaneParts } from '../lanes.ts'
import type { TurnEntry } from '../turn-entry.ts'
import { attemptTime } from './attempt-time.ts'
import { type EffectContext, EffectFailure, type EffectJob, type EffectOutcome } from './effect.ts'
import { claimEffects, dropEffect, postponeEffect } from './outbox.ts'
import { performEffect } from './registry.ts'
import { retryAt } from './retry-at.ts'

export type EffectWorkerParts = {
  pool: Pool
  runtime: Pick<Runtime, 'act'>
  clock: { now(): number }
  log: LaneParts['log']
  search?: KnowledgeSearch
  allowPrivateHttp: readonly string[]
  ownHosts: Readonly<Record<string, string>>
  outside: EffectContext['outside']
  connection: EffectContext['connection']
  /** Ms a job is this process's own before others may take it; slow kinds get more. Longer than one attempt may last. */
  lease: number
  /** Most attempts at once, in all and for one workspace, so that one workspace's slow vendor does not hold up the others. */
  most?: number
  mostPerWorkspace?: number
}

/**
 * Performs effects and brings their answers home as `effect:<id>`, which a conversation accepts once. What this process asked
 * for starts right after its commit; the outbox row is the copy that survives a crash and is found by `sweep`.
 */
export function createEffectWorker(parts: EffectWorkerParts) {
  const { pool, runtime, clock, log, lease, most = 64, mostPerWorkspace = 16 } = parts
  const waiting: EffectJob[] = []
  const busy = new Map<string, number>()
  const running = new Set<Promise<void>>()
  const alarms = new Set<NodeJS.Timeout>()
  let stopped = false

  function start(jobs: EffectJob[]): void {
    if (stopped) return
    waiting.push(...jobs)
    next()
  }

  function next(): void {
    for (let place = 0; place < waiting.length && running.size < most; ) {
      const job = waiting[place] as EffectJob
      const now = busy.get(job.workspaceId) ?? 0
      if (now >= mostPerWorkspace) {
        place += 1
        continue
      }
      waiting.splice(place, 1)
      busy.set(job.workspaceId, now + 1)
      const work = perform(job).catch((error) =>
        log.error({ err: error, effectId: job.effectId, conversationId: job.conversationId }, 'an effect could not be brought home'),
      )
      running.add(work)
      void work.then(() => {
        running.delete(work)
        busy.set(job.workspaceId, (busy.get(job.workspaceId) ?? 1) - 1)
        next()
      })
    }
  }

  async function perform(job: EffectJob): Promise<void> {
    const started = clock.now()
    failpoint('effect-claimed')
    try {
      const left = job.deadline - started
      if (left <= 0) throw new EffectFailure('timeout', 'there was no answer in time')
      const signal = AbortSignal.timeout(Math.min(attemptTime(job.request.kind), Math.max(left, 1)))
      const outcome = await performEffect(job, { ...parts, signal })
      failpoint('effect-performed')
      await report(job, outcome, clock.now() - started)
    } catch (error) {
      if (error instanceof AppError) throw error
      await failed(job, error, clock.now() - started)
    }
  }

  async function failed(job: EffectJob, error: unknown, millis: number): Promise<void> {
    const failure =
      error instanceof EffectFailure ? error : new EffectFailure('failed', 'the action failed', { retriable: true, cause: error })
    if (!(error instanceof EffectFailure))
      log.warn({ err: error, effectId: job.effectId, conversationId: job.conversationId }, 'an effect failed unexpectedly')
    const { attempts, deadline } = job
    const { retryAfter } = failure
    const again = failure.retriable ? retryAt({ now: clock.now(), attempts, deadline, retryAfter, chance: Math.random() }) : null
    if (again === null) return report(job, failure, millis)
    await postponeEffect(pool, job, again)
    wake(again)
  }

  async function report(job: EffectJob, outcome: EffectOutcome | EffectFailure, millis: number): Promise<void> {
    const { workspaceId, conversationId, effectId } = job
    const answer =
      outcome instanceof EffectFailure
        ? ({ ok: false, error: { code: outcome.code, message: outcome.message } } as const)
        : ({ ok: true, result: outcome.result } as const)
    const record = outcome instanceof EffectFailure ? undefined : outcome.record
    try {
      await runtime.act({
        workspaceId,
        conversationId,
        inboundId: `effect:${effectId}`,
        event: { kind: 'effect', id: effectId, ...answer },
        performed: { effect: job.request.kind, millis },
        ...(record ? { record } : {}),
      })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error
      await dropEffect(pool, job)
    }
  }

  /** Looks again when a retry is due rather than at the next sweep. */
  function wake(at: number): void {
    if (stopped) return
    const alarm = setTimeout(
      () => {
        alarms.delete(alarm)
        void sweep().catch((error) => log.warn({ err: error }, 'the outbox could not be read'))
      },
      Math.min(Math.max(at - clock.now(), 0), 60_000),
    )
    alarms.add(alarm)
  }

  /** Takes what is due: retries, what a dead process left, what other processes asked for. */
  async function sweep(): Promise<void> {
    if (stopped || waiting.length >= most) return
    start(await claimEffects(pool, { now: clock.now(), lease, most }))
  }

  return {
    sweep,
    /** The effects a commit of this process asked for, leased to it in that very commit. */
    startFrom(entry: TurnEntry): void {
      const { workspaceId, id: conversationId } = entry.row
      start(
        entry.outbox.map(({ effectId, request, deadline }) => ({ workspaceId, conversationId, effectId, request, attempts: 0, deadline })),
      )
    },
    /** Lets the attempts under way end; what only waits stays in the outbox. */
    async stop(): Promise<void> {
      stopped = true
      waiting.length = 0
      for (const alarm of alarms) clearTimeout(alarm)
      await Promise.all(running)
    },
  }
}
