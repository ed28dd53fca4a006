import type { Pool } from 'pg'
import type { EffectRequest, Json } from '../../../flows/engine/types.ts'
import type { LoadConnection } from '../../connections/load-connection.ts'
import type { Action } from '../contract.ts'
import type { KnowledgeSearch } from '../inline-effects.ts'
import type { SigningIn } from './http/send-signed-in.ts'

/** One effect a flow asked for, as it stands in the outbox. Times are ms since 1970. */
export type EffectJob<K extends EffectRequest['kind'] = EffectRequest['kind']> = {
  workspaceId: string
  conversationId: string
  /** Deterministic and unique within the conversation: the idempotency key towards the outside. */
  effectId: string
  request: Extract<EffectRequest, { kind: K }>
  attempts: number
  /** The turn that asked for it (W3C traceparent), when it is traced. */
  traceparent?: string
  deadline: number
}

/** Kinds of effect that a service outside performs, and where it is called. */
export type OutsideKind = 'assistant' | 'extract' | 'automation' | 'recommend'
export type OutsideServices = Partial<Record<OutsideKind, string>>

export type EffectContext = {
  pool: Pool
  search?: KnowledgeSearch
  /** host or host:port that may be called although its address is private. */
  allowPrivateHttp: readonly string[]
  /** Names that stand for a place on this server, such as the demo shop. */
  ownHosts: Readonly<Record<string, string>>
  /** Addresses of the services outside that are set up for the whole server. */
  outside: OutsideServices
  /** Services that a workspace has set up for itself. */
  connection: LoadConnection
  /** How requests of flows sign in to other systems. */
  signingIn: SigningIn
  /** Fires when this attempt has had its time. */
  signal: AbortSignal
}

/** The result for the flow, and what else belongs into the conversation's record with it. */
export type EffectOutcome = { result: Json; record?: Action['record'] }

/** How one kind of effect is performed. It may run more than once for one job; only one answer is accepted. */
export type EffectPerformer<K extends EffectRequest['kind']> = (job: EffectJob<K>, context: EffectContext) => Promise<EffectOutcome>

/** An attempt that did not succeed, in words for the flow. Retriable ones are tried again until the job's deadline. */
export class EffectFailure extends Error {
  readonly code: string
  readonly retriable: boolean
  /** The outside asked to be left alone for so long, ms. */
  readonly retryAfter: number | null

  constructor(code: string, message: string, options: { retriable?: boolean; retryAfter?: number | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'EffectFailure'
    this.code = code
    this.retriable = options.retriable ?? false
    this.retryAfter = options.retryAfter ?? null
  }
}
