import type { Context } from 'hono'
import type { Pool } from 'pg'
import type { FileFact } from '../../../flows/engine/types.ts'
import type { Runtime } from '../../runtime/contract.ts'
import type { ConversationEventRecord } from '../../runtime/events.ts'
import type { FileResponse, QueueUpdate } from './protocol.ts'
import type { Visitor } from './visitor-token.ts'

export type CurrentConversation = { id: string; owner: 'bot' | 'queue' | 'agent' | 'closed'; lastSeq: number }

/** A lossy, in-process hint that somebody types. */
export type TypingBus = {
  publish(typing: { workspaceId: string; conversationId: string; by: 'customer' | 'agent' }): void
  subscribe(listener: (typing: { workspaceId: string; conversationId: string; by: 'customer' | 'agent' }) => void): () => void
}

/** Everything the web channel needs of the rest of the server. */
export type WebChannelDeps = {
  pool: Pool
  runtime: Pick<Runtime, 'receive' | 'hints'>
  secret: string
  publicUrl: string | null
  limits: { messagesPerMinute: number; sessionsPerMinute: number }
  newVisitorId(): string
  addressOf(c: Context): string
  shardOf(conversationId: string): number
  shardForVisitor(visitor: Visitor): number
  currentConversation(visitor: Visitor): Promise<CurrentConversation | null>
  /** Only events of a conversation that is this visitor's own; else none. */
  readEvents(options: { visitor: Visitor; conversationId: string; afterSeq: number }): Promise<ConversationEventRecord[]>
  receiveFile(visitor: Visitor, file: { name: string; bytes: Uint8Array }): Promise<FileResponse>
  /** @throws AppError not-found */
  takeFiles(visitor: Visitor, fileIds: readonly string[]): Promise<FileFact[]>
  queuePosition(options: { workspaceId: string; conversationId: string }): Promise<QueueUpdate | null>
  typing: TypingBus | null
}
