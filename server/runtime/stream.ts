import type { Pool } from 'pg'
import type { HintBus } from './contract.ts'
import type { ConversationEventRecord } from './events.ts'
import { currentCursor, readConversationEvents, readWorkspaceEvents, type WorkspaceEvent } from './read-events.ts'
import type { Cursor } from './stream-cursor.ts'
import { createWorkspaceFeed, type WorkspaceFeed } from './workspace-feed.ts'

export type { WorkspaceEvent } from './read-events.ts'
export type { Cursor } from './stream-cursor.ts'

export type EventStream = {
  currentCursor(workspaceId: string): Promise<Cursor>
  readWorkspaceEvents(input: {
    workspaceId: string
    after: Cursor
    limit?: number
  }): Promise<{ events: WorkspaceEvent[]; held: boolean; more: boolean }>
  readConversationEvents(input: {
    workspaceId: string
    conversationId: string
    afterSeq: number
    limit?: number
  }): Promise<ConversationEventRecord[]>
  /** Every event of the workspace after the cursor, each once and in order, until the signal fires. Slow readers lose nothing. */
  followWorkspace(input: { workspaceId: string; after: Cursor; signal: AbortSignal }): AsyncGenerator<WorkspaceEvent, void, void>
  /** The same for one conversation, by seq. */
  followConversation(input: {
    workspaceId: string
    conversationId: string
    afterSeq: number
    signal: AbortSignal
  }): AsyncGenerator<ConversationEventRecord, void, void>
  close(): Promise<void>
}

/** Realtime reading of the event table: hints say when to look, a sweep repairs lost hints. */
export function createEventStream(parts: {
  pool: Pool
  hints: HintBus
  log: { warn(fields: object, message: string): void }
  sweep?: number
}): EventStream {
  const { pool, hints, log, sweep = 5000 } = parts
  const feeds = new Map<string, { feed: Promise<WorkspaceFeed>; followers: number }>()

  function join(workspaceId: string): Promise<WorkspaceFeed> {
    const known = feeds.get(workspaceId)
    if (known) {
      known.followers += 1
      return known.feed
    }
    const failed = (error: unknown) => log.warn({ err: error, workspaceId }, 'the event stream could not be read and will be tried again')
    const feed = currentCursor(pool, workspaceId).then((from) => createWorkspaceFeed({ pool, hints, workspaceId, from, failed, sweep }))
    feeds.set(workspaceId, { feed, followers: 1 })
    feed.catch(() => feeds.delete(workspaceId))
    return feed
  }

  async function leave(workspaceId: string): Promise<void> {
    const known = feeds.get(workspaceId)
    if (!known) return
    known.followers -= 1
    if (known.followers > 0) return
    feeds.delete(workspaceId)
    await (await known.feed).close()
  }

  return {
    currentCursor: (workspaceId) => currentCursor(pool, workspaceId),
    readWorkspaceEvents: (input) => readWorkspaceEvents(pool, input),
    readConversationEvents: (input) => readConversationEvents(pool, input),
    async *followWorkspace({ workspaceId, after, signal }) {
      const feed = await join(workspaceId)
      try {
        let cursor = after
        while (!signal.aborted) {
          const page = feed.after(cursor) ?? (await readWorkspaceEvents(pool, { workspaceId, after: cursor })).events
          for (const event of page) {
            if (signal.aborted) return
            cursor = event.cursor
            yield event
          }
          if (page.length === 0) await feed.news(signal)
        }
      } finally {
        await leave(workspaceId)
      }
    },
    async *followConversation({ workspaceId, conversationId, afterSeq, signal }) {
      const bell = createBell(signal, sweep)
      const unsubscribe = hints.subscribe((hint) => {
        if (hint.conversationId === conversationId) bell.ring()
      })
      try {
        let seq = afterSeq
        while (!signal.aborted) {
          bell.reset()
          const page = await readConversationEvents(pool, { workspaceId, conversationId, afterSeq: seq })
          for (const event of page) {
            if (signal.aborted) return
            seq = event.seq
            yield event
          }
          if (page.length === 0) await bell.heard()
        }
      } finally {
        unsubscribe()
      }
    },
    async close() {
      const all = [...feeds.values()]
      feeds.clear()
      for (const { feed } of all) await (await feed).close()
    },
  }
}

/** A bell that was rung since the last reset is heard at once; an unrung one after `longest` ms, or when the signal fires. */
function createBell(signal: AbortSignal, longest: number) {
  let rung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      rung = true
      wake?.()
    },
    reset() {
      rung = false
    },
    heard(): Promise<void> {
      if (rung || signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(done, longest)
        function done() {
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          wake = null
          resolve()
        }
        wake = done
        signal.addEventListener('abort', done)
      })
    },
  }
}
