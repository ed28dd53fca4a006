import type { Migration } from '../../flows/engine/migrate-state.ts'
import type { ConversationEvent } from '../../flows/engine/types.ts'
import type { Bus } from '../platform/bus.ts'
import type { ConversationEventRecord } from './events.ts'

/**
 * The one way into a conversation. Everything that changes one (customer, agent, routing, timer, effect) goes through
 * `receive` or `act`, is serialised in the conversation's mailbox and committed once.
 */
export type Runtime = {
  /** From a channel: finds or opens the conversation of (channel, externalId). A closed conversation is followed by a new one. */
  receive(input: Inbound): Promise<Receipt>
  /** From inside: a person, routing, a timer or an effect, on a known conversation. */
  act(input: Action): Promise<Receipt>
  /** Lossy hints that something new was committed; readers then read the event table. */
  hints: HintBus
  /** Finishes what is running, then refuses. */
  stop(): Promise<void>
}

export type Inbound = {
  workspaceId: string
  channelId: string
  /** The visitor's stable id on that channel. */
  externalId: string
  /** Unique per message of this visitor: a repeat gets the first receipt and has no second effect. */
  inboundId: string
  event: Extract<ConversationEvent, { kind: 'start' | 'message' | 'askHuman' | 'left' }>
  /** What the channel knows of the person; used when the customer is new. */
  profile?: { name?: string; email?: string; phone?: string; locale?: string; attributes?: Record<string, string | number | boolean> }
}

export type Action = {
  workspaceId: string
  conversationId: string
  /** Idempotency key within the conversation. */
  inboundId: string
  /** What the engine is told; absent for things it need not know (a private note, an offer). */
  event?: ConversationEvent
  /** Further events to record in the same commit, before those the engine causes. */
  record?: { kind: ConversationEventRecord['kind']; body: object; actor: ConversationEventRecord['actor']; actorId?: string | null }[]
  /** Refuse with `not-owner` unless these hold at the moment of the commit. */
  expect?: { owner?: string; agentId?: string; epoch?: number }
  /** Columns of the read model set in the same commit. */
  set?: { agentId?: string | null; unread?: number; needsAttention?: boolean; priority?: number }
  /** With an `effect` event: what was performed and how long it took, for the record. */
  performed?: { effect: string; millis: number }
  /** Extra statements in the same transaction (an assignment's slot, an offer's row). Runs after the row is locked; throwing refuses the whole action. */
  within?: WithinCommit
  /** Take the conversation to another version of its flow. Such an action has nothing else. */
  move?: Move
}

export type Move = {
  moveId: string
  versionId: string
  /** The version's number, for the record. */
  number: number
  /** What becomes of a conversation whose place is gone: it stays on its version, or a person gets it. */
  stranded: 'stay' | 'person'
  /** Statements in the same transaction, made of what came out. */
  settle(result: Pick<Migration, 'outcome' | 'reasons'>): WithinCommit
}

/** A parametrised statement that must touch exactly one row, else the action is refused with `code`. */
export type WithinCommit = { text: string; values: unknown[]; otherwise: 'offer-gone' | 'at-capacity' | 'conflict' }[]

export type Receipt = {
  conversationId: string
  /** True when this inboundId had been accepted before. */
  duplicate: boolean
  /** First and last seq this inbound produced; last < first when it produced none. Events between may be read from the event table. */
  firstSeq: number
  lastSeq: number
  /** The new events (also for a duplicate: the first answer again). */
  events: ConversationEventRecord[]
}

export type Hint = {
  workspaceId: string
  conversationId: string
  lastSeq: number
  /** The bot pauses so many ms as if it typed; kept nowhere. */
  typing?: number
  /** There are effects to perform that this process does not perform itself. */
  work?: boolean
}
export type HintBus = Bus<Hint>
