import type { Message } from '../../../flows/engine/types.ts'

/**
 * The web channel's public protocol, spoken by the widget and by anyone who builds their own front end.
 * All calls go to /v1/web/<channel key>/… with `Authorization: Bearer <visitor token>` (except `session`).
 */
export type SessionRequest = {
  /** Token of an earlier visit. */ token?: string
  locale?: string
  profile?: { name?: string; email?: string; phone?: string }
}

export type SessionResponse = {
  token: string
  visitorId: string
  channel: {
    name: string
    title: { 'zh-CN'?: string; en?: string }
    subtitle: { 'zh-CN'?: string; en?: string }
    accent: string | null
    language: 'zh-CN' | 'en'
  }
  conversation: { id: string; owner: Owner; lastSeq: number } | null
  /** The last events of the current conversation, oldest first. */
  events: VisitorEvent[]
}

type Owner = 'bot' | 'queue' | 'agent' | 'closed'

export type SendRequest =
  | { id: string; kind: 'start' }
  | { id: string; kind: 'text'; text: string }
  /** Where several may be chosen: their ids joined by commas. */
  | { id: string; kind: 'choice'; choiceId: string; text: string }
  /** A filled-in form: values by field id; `text` says the same in words. */
  | { id: string; kind: 'form'; values: Record<string, string>; text: string }
  /** Files that were uploaded before (POST …/files?name=…, the bytes as body). */
  | { id: string; kind: 'file'; fileIds: string[] }
  | { id: string; kind: 'askHuman' }
  | { id: string; kind: 'leave' }

export type SendResponse = { conversationId: string; duplicate: boolean; lastSeq: number; events: VisitorEvent[] }

/** One event the visitor may see. `seq` grows within a conversation; it has gaps where events stay inside. */
export type VisitorEvent = { conversationId: string; seq: number; at: string } & (
  | { kind: 'customer'; text: string; clientId: string; files?: VisitorFile[] }
  | ({ kind: 'bot' } & Message)
  | { kind: 'agent'; text: string; name: string }
  | { kind: 'handoff' }
  | { kind: 'joined'; name: string }
  | { kind: 'transferred' }
  | { kind: 'returned' }
  | { kind: 'owner'; owner: Owner }
  | { kind: 'rated'; score: number; max: number }
  | { kind: 'closed' }
)

export type VisitorFile = { name: string; mediaType: string; size: number }
/** Answer of POST …/files. */
export type FileResponse = VisitorFile & { id: string }

/** Stream messages: `event: event` with id `<conversation>:<seq>`, `event: queue`, `event: typing`, and `: ping` comments. */
/** An agent types; or the bot does, until its next message behind `afterSeq` or for so many ms. */
export type TypingUpdate = { by: 'agent' } | { by: 'bot'; conversationId: string; afterSeq: number; millis: number }
export type QueueUpdate = { position: number; waitSeconds: number | null }

export const MAX_TEXT = 4000
