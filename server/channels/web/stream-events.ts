import type { Runtime } from '../../runtime/contract.ts'
import type { ConversationEventRecord } from '../../runtime/events.ts'
import type { QueueUpdate, VisitorEvent } from './protocol.ts'
import { toVisitorEvents } from './visitor-events.ts'

export type StreamMessage = { event: 'event'; id: string; data: VisitorEvent } | { event: 'queue'; data: QueueUpdate } | { event: 'ping' }

export type StreamSources = {
  /** The visitor's current conversation. */
  currentConversation(): Promise<string | null>
  readEvents(conversationId: string, afterSeq: number): Promise<ConversationEventRecord[]>
  /** Position in the queue; null when not queued. */
  queuePosition(conversationId: string): Promise<QueueUpdate | null>
  hints: Runtime['hints']
  shardOf(conversationId: string): number
  /** Shard of this visitor: every conversation of theirs lives in it, so other hints need no query. */
  shard: number
}

/** Without any hint the table is read this often: hints are lossy by design, this repairs. */
const SWEEP_MS = 5000

/**
 * Follows a visitor across conversations: everything behind the cursor first, then what is new, for as long as the
 * connection lives. The cursor is `<conversation id>:<seq>`.
 */
export async function* streamEvents(options: {
  cursor: string | null
  sources: StreamSources
  signal: AbortSignal
}): AsyncGenerator<StreamMessage> {
  const { sources, signal } = options
  const [cursorConversation = null, cursorSeq] = options.cursor?.split(':') ?? []
  let conversationId: string | null = cursorConversation
  let seq = Number(cursorSeq ?? 0)
  let queued: string | null = null
  const bell = doorbell(sources, signal)
  try {
    while (!signal.aborted) {
      bell.reset()
      const current = await sources.currentConversation()
      if (!conversationId) conversationId = current
      if (conversationId) {
        for (const event of await sources.readEvents(conversationId, seq)) {
          seq = event.seq
          for (const visible of toVisitorEvents([event]))
            yield { event: 'event', id: `${visible.conversationId}:${visible.seq}`, data: visible }
        }
      }
      if (current && conversationId && current > conversationId) {
        conversationId = current
        seq = 0
        continue
      }
      const position = current ? await sources.queuePosition(current) : null
      const text = position ? JSON.stringify(position) : null
      if (position && text !== queued) yield { event: 'queue', data: position }
      queued = text
      if (!(await bell.wait(SWEEP_MS))) yield { event: 'ping' }
    }
  } finally {
    bell.stop()
  }
}

/** Rings when a hint for this visitor's shard arrives. Subscribed before the first read, so nothing falls between. */
function doorbell(sources: StreamSources, signal: AbortSignal): { reset(): void; wait(ms: number): Promise<boolean>; stop(): void } {
  let rung = false
  let wake: (() => void) | null = null
  const ring = (): void => {
    rung = true
    wake?.()
  }
  const unsubscribe = sources.hints.subscribe((hint) => {
    if (sources.shardOf(hint.conversationId) === sources.shard) ring()
  })
  signal.addEventListener('abort', ring)
  return {
    reset: () => {
      rung = false
    },
    wait: async (ms) => {
      if (rung) return true
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      wake = null
      return rung
    },
    stop: () => {
      unsubscribe()
      signal.removeEventListener('abort', ring)
    },
  }
}
