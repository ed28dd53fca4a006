import type { ConversationEventRecord } from '../../server/runtime/events.ts'

export type { PacketCitations } from '../../server/desk/cite-packet.ts'
export type { DeskConversation as ConversationRow } from '../../server/desk/desk-conversation.ts'
export type { DeskCounts } from '../../server/desk/desk-counts.ts'
export type { ConversationDetail } from '../../server/desk/get-conversation.ts'
export type { DeskOffer } from '../../server/desk/read-offers.ts'
export type { ConversationEventRecord }

/** The lists of the desk, in their order. */
export const deskLists = ['mine', 'waiting', 'attention', 'bot', 'closed'] as const
export type DeskList = (typeof deskLists)[number]
