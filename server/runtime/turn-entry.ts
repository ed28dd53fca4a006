import type { ConversationEvent, ConversationState, EffectRequest, Facts, Json, TraceEntry } from '../../flows/engine/types.ts'
import type { ConversationRow, Opening } from './conversation-row.ts'
import type { ConversationEventRecord } from './events.ts'
import type { CustomerChange } from './turn-store.ts'

/** One turn, computed and waiting to be committed. It holds everything the commit writes, so it can be sent again as it is. */
export type TurnEntry = {
  row: ConversationRow
  state: ConversationState
  /** The version the turn was computed from; 0 for a conversation that this entry opens. */
  version: number
  opening: Opening | null
  /** Conversations besides this one in which what comes from the contact counts as known. */
  earlier: string[]
  inbound: { key: string; fromContact: boolean; firstSeq: number; lastSeq: number }[]
  events: ConversationEventRecord[]
  log: TurnLogEntry
  outbox: OutboxDraft[]
  settle: { effectId: string; ok: boolean; result: Json }[]
  customerChanges: CustomerChange[]
  /** The bot pauses so many ms as if it typed. Told to who follows the conversation, kept nowhere. */
  typing?: number
  /** The row changed its version: the commit writes that too. */
  moved?: boolean
}

/** What a turn was made of. Stepping `inputs` in order from the state before gives the state after, byte for byte. */
export type TurnLogEntry = { engine: string; at: number; inputs: TurnInput[]; trace: TraceEntry[]; micros: number }

/**
 * `inboundId` names the inbound the step was taken for; an answer given inside the turn carries the id of the message that caused it.
 * A move to another version is no step: what follows is stepped by that version.
 */
export type TurnInput = { inboundId: string; event: ConversationEvent; facts: Facts } | { inboundId: string; move: { to: string } }

/** An effect to be performed after the commit. `leaseUntil` is set when this process starts it itself. */
export type OutboxDraft = {
  effectId: string
  request: EffectRequest
  dueAt: number
  deadline: number
  leaseUntil: number | null
  /** The turn that asked for it (W3C traceparent), when it is traced. */
  traceparent?: string | undefined
}
