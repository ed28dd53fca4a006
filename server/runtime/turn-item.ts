import type { ConversationEvent } from '../../flows/engine/types.ts'
import type { Span } from '../platform/tracing.ts'
import type { Action, Inbound, Receipt } from './contract.ts'
import type { ContactKey } from './turn-store.ts'

/** One thing waiting in a conversation's mailbox, with the promise of the one who sent it. */
export type TurnItem = {
  workspaceId: string
  /** As the sender gave it. */
  inboundId: string
  /**
   * As it is stored for recognising repeats. What a visitor chose is kept apart from our own ids, so that nobody can take the
   * place of an effect's answer by naming a message after it.
   */
  key: string
  event?: ConversationEvent
  /** Present when it came through a channel: then it follows the contact to a new conversation when this one is closed. */
  contact?: ContactKey & { profile?: Inbound['profile'] }
  action?: Pick<Action, 'record' | 'expect' | 'set' | 'within' | 'performed' | 'move'>
  /** What is recorded of its way, when it is. */
  span?: Span | undefined
  resolve(receipt: Receipt): void
  reject(error: unknown): void
}
