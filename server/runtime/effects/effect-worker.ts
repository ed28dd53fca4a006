import { AppError } from '../../platform/errors.ts'
import { inSpan, type Span, SpanKind } from '../../platform/tracing.ts'
import type { Runtime } from '../contract.ts'
import { failpoint } from '../failpoints.ts'
import { createFairQueue } from '../fair-queue.ts'
import type { LaneParts } from '../lanes.ts'
import { type After, after } from '../loop.ts'
import { type Meter, silentMeter } from '../meter.ts'
import type { TurnEntry } from '../turn-entry.ts'
import { attemptTime } from './attempt-time.ts'
import { createBreakers } from './breaker.ts'
import { EffectFailure, type EffectJob, type EffectOutcome } from './effect.ts'
import type { Outbox } from './outbox.ts'
import { createPlaces, type PlaceLimits } from './places.ts'
import { retryAt } from './retry-at.ts'
import { targetOf } from './target-of.ts'

export type EffectWorkerParts = {
  outbox: Outbox
  /** One attempt. */
  perform(job: EffectJob, signal: AbortSignal): Promise<EffectOutcome>
  runtime: Pick<Runtime, 'act'>
  clock: { now(): number }
  log: LaneParts['log']
  /** 0..1, so that what failed together does not come back together. */
  chance?(): number
  after?: After
  /** Ms a job is this process's own before others may take it; slow kinds get more. Longer than one attempt may last. */
  lease: number
  meter?: Meter
  /** Most attempts at once. */
  places?: PlaceLimits
}

/** Most jobs of one workspace that this process holds; more stay in the outbox. */
const HELD = 100
/** Failures that say that the other side is not well, as opposed to it not liking what it was sent. */
const unwell = /^(unreachable|timeout|http-50[234])$/

/**
 * Performs effects and brings their answers home as `effect:<id>`, which a conversation accepts once. What this process asked
 * for starts right after its commit; the outbox row is the copy that survives a crash and is found by `sweep`.
 */
export function createEffectWorker(parts: EffectWorkerParts) {
  const { outbox, runtime, clock, log, lease, chance = Math.random, meter = silentMeter } = parts
  const limits = parts.places ?? { all: 64, workspace: 16, target: 24 }
  const waiting = createFairQueue<EffectJob>()
  const places = createPlaces(limits)
  const breakers = createBreakers(clock)
  const running = new Set<Promise<void>>()
  /** Waiting or under way here: a lease that ends while it waits does not bring it in twice. */
  const held = new Set<string>()
  const alarms = new Set<() => void>()
  let stopped = false

  function start(jobs: EffectJob[]): void {
    if (stopped) return
    for (const job of jobs) {
      if (waiting.of(job.workspaceId) >= HELD || held.has(keyOf(job))) continue
      held.add(keyOf(job))
      waiting.push(job.workspaceId, job)
    }
    next()
  }

  function next(): void {
    for (let job = waiting.next((_, one) => places.may(one)); job; job = waiting.next((_, one) => places.may(one))) {
      const { effectId, conversationId } = job
      const leave = places.take(job)
      const work = traced(job).catch((error) => log.error({ err: error, effectId, conversationId }, 'an effect could not be brought home'))
      running.add(work)
      void work.then(() => {
        running.delete(work)
        held.delete(keyOf(job))
        leave()
        next()
      })
    }
  }

  function traced(job: EffectJob): Promise<void> {
    const { workspaceId, conversationId, effectId, attempts, traceparent = null } = job
    const ids = { 'tandem.workspace.id': workspaceId, 'tandem.conversation.id': conversationId, 'tandem.effect.id': effectId }
    const attributes = { ...ids, 'tandem.effect.attempt': attempts + 1 }
    return inSpan(`effect ${job.request.kind}`, { kind: SpanKind.CONSUMER, attributes, parent: traceparent }, (span) => perform(job, span))
  }

  async function perform(job: EffectJob, span: Span | undefined): Promise<void> {
    const started = clock.now()
    failpoint('effect-claimed')
    try {
      const left = job.deadline - started
      if (left <= 0) throw new EffectFailure('timeout', 'there was no answer in time')
      const signal = AbortSignal.timeout(Math.min(attemptTime(job.request.kind), Math.max(left, 1)))
      const outcome = await guarded(job, () => parts.perform(job, signal))
      failpoint('effect-performed')
      meter.effect({ kind: job.request.kind, millis: clock.now() - started, result: 'done' })
      await report(job, outcome, clock.now() - started)
    } catch (error) {
      if (error instanceof AppError) throw error
      await failed(job, { error, millis: clock.now() - started, span })
    }
  }

  /** Through the breaker of whom it calls, which is the workspace's own: what one sends wrongly closes no door to another. */
  async function guarded<T>(job: EffectJob, run: () => Promise<T>): Promise<T> {
    const target = targetOf(job)
    if (target === null) return run()
    const key = `${job.workspaceId} ${target}`
    const answered = () => {
      if (breakers.succeeded(key)) meter.circuit({ workspaceId: job.workspaceId, target, open: null })
    }
    const wait = breakers.wait(key)
    if (wait > 0)
      throw new EffectFailure('circuit-open', `${target} has failed again and again and is left alone for a while`, {
        retriable: true,
        retryAfter: wait,
      })
    try {
      const outcome = await run()
      answered()
      return outcome
    } catch (error) {
      if (!(error instanceof EffectFailure && unwell.test(error.code))) answered()
      else if (breakers.failed(key)) {
        log.warn({ workspaceId: job.workspaceId, target, err: error }, 'calls are stopped for a while')
        meter.circuit({ workspaceId: job.workspaceId, target, open: { until: clock.now() + breakers.wait(key), code: error.code } })
      }
      throw error
    }
  }

  async function failed(
    job: EffectJob,
    { error, millis, span }: { error: unknown; millis: number; span: Span | undefined },
  ): Promise<void> {
    const failure =
      error instanceof EffectFailure ? error : new EffectFailure('failed', 'the action failed', { retriable: true, cause: error })
    if (!(error instanceof EffectFailure))
      log.warn({ err: error, effectId: job.effectId, conversationId: job.conversationId }, 'an effect failed unexpectedly')
    const { attempts, deadline } = job
    const { retryAfter } = failure
    const again = failure.retriable ? retryAt({ now: clock.now(), attempts, deadline, retryAfter, chance: chance() }) : null
    meter.effect({ kind: job.request.kind, millis, result: again === null ? 'failed' : 'again' })
    span?.setAttributes({ 'error.type': failure.code, 'tandem.effect.again': again !== null })
    if (again === null) return report(job, failure, millis)
    await outbox.postpone(job, again)
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
      await outbox.drop(job)
    }
  }

  /** Looks again when a retry is due rather than at the next sweep. */
  function wake(at: number): void {
    if (stopped) return
    const cancel = (parts.after ?? after)(Math.min(Math.max(at - clock.now(), 0), 60_000), () => {
      alarms.delete(cancel)
      void sweep().catch((error) => log.warn({ err: error }, 'the outbox could not be read'))
    })
    alarms.add(cancel)
  }

  /** Takes what is due: retries, what a dead process left, what other processes asked for. */
  async function sweep(): Promise<void> {
    if (stopped || places.free() <= 0) return
    start(await outbox.claim({ now: clock.now(), lease, most: limits.workspace }))
  }

  return {
    sweep,
    figures: () => ({ waiting: waiting.size, running: running.size, stopped: breakers.open().length }),
    /** The effects a commit of this process asked for, leased to it in that very commit. */
    startFrom(entry: TurnEntry): void {
      const { workspaceId, id: conversationId } = entry.row
      const now = entry.outbox.filter((one) => one.leaseUntil !== null)
      start(
        now.map(({ effectId, request, deadline, traceparent }) => {
          const job = { workspaceId, conversationId, effectId, request, attempts: 0, deadline }
          return traceparent ? { ...job, traceparent } : job
        }),
      )
    },
    /** Lets the attempts under way end; what only waits stays in the outbox. */
    async stop(): Promise<void> {
      stopped = true
      waiting.clear()
      for (const cancel of alarms) cancel()
      await Promise.all(running)
    },
  }
}

function keyOf({ conversationId, effectId }: EffectJob): string {
  return `${conversationId}/${effectId}`
}
