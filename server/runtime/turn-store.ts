import type { CustomerFacts, JsonObject } from '../../flows/engine/types.ts'
import type { WithinCommit } from './contract.ts'
import type { Loaded } from './conversation-row.ts'
import type { ConversationEventRecord } from './events.ts'
import type { TurnEntry } from './turn-entry.ts'

/** A person on a channel. Known at the door without a look-up: it decides the shard. */
export type ContactKey = { workspaceId: string; channelId: string; externalId: string }

export type Contact = {
  customerId: string
  conversationId: string | null
  closed: boolean
  /** Conversations of this contact an inbound id may already be known in, `conversationId` included. */
  recent: string[]
}

/** What became of one entry of a commit. */
export type CommitOutcome =
  | { kind: 'won' }
  /** The conversation moved on (or the contact was moved by somebody else): load again and step again. */
  | { kind: 'conflict' }
  /** Some inbound ids are known. The others may be tried again. */
  | { kind: 'duplicate'; receipts: StoredReceipt[] }
export type StoredReceipt = { key: string; conversationId: string; firstSeq: number; lastSeq: number }

/**
 * Everything the turn needs of the outside world's memory. The runtime is written against this, so the same code runs on
 * Postgres and, in the simulation, on a store that fails on purpose.
 */
export type TurnStore = {
  findContact(key: ContactKey): Promise<Contact | null>
  load(input: { workspaceId: string; conversationId: string }): Promise<Loaded | null>
  loadCustomer(input: { workspaceId: string; customerId: string }): Promise<CustomerFacts | null>
  /** All winners or none reach the disk; outcomes in the order of the entries. At most one entry per conversation. */
  commit(entries: TurnEntry[]): Promise<CommitOutcome[]>
  /** One entry with statements in the same transaction. Throws AppError with a statement's `otherwise` when it does not touch exactly one row. */
  commitWithin(entry: TurnEntry, within: WithinCommit): Promise<CommitOutcome>
  findReceipts(input: { conversationIds: string[]; keys: string[] }): Promise<StoredReceipt[]>
  /** Events first..last (inclusive) of a conversation, in order. */
  readEvents(input: { conversationId: string; firstSeq: number; lastSeq: number }): Promise<ConversationEventRecord[]>
}

export type CustomerChange = { name: string | null; attributes: JsonObject; addTags: string[]; removeTags: string[] }
