import type { Pool } from 'pg'
import type { HintBus } from './contract.ts'
import { createLoop } from './loop.ts'
import { readWorkspaceEvents, type WorkspaceEvent } from './read-events.ts'
import { type Cursor, compareCursors } from './stream-cursor.ts'

/** Ms between looks without a hint: hints may be lost, and other processes' commits send none without Redis. */
const SWEEP = 5000
/** Ms until the next look while an older transaction is open. */
const HELD = 10
const KEPT = 2000

/**
 * One reader per workspace for all who follow it in this process: a thousand desks cost one query per burst of commits, not a
 * thousand. It keeps the newest events; who is further behind reads the table.
 */
export function createWorkspaceFeed(parts: {
  pool: Pool
  hints: HintBus
  workspaceId: string
  from: Cursor
  failed(error: unknown): void
  sweep?: number
}) {
  const { pool, hints, workspaceId, failed, sweep = SWEEP } = parts
  const kept: WorkspaceEvent[] = []
  let base = parts.from
  let tail = parts.from
  const waiting = new Set<() => void>()

  const loop = createLoop({
    longest: sweep,
    failed,
    async run() {
      const { events, held, more } = await readWorkspaceEvents(pool, { workspaceId, after: tail })
      if (events.length > 0) add(events)
      return more ? 0 : held ? HELD : sweep
    },
  })
  const unsubscribe = hints.subscribe((hint) => {
    if (hint.workspaceId === workspaceId) loop.poke()
  })

  function add(events: WorkspaceEvent[]): void {
    kept.push(...events)
    tail = (events.at(-1) as WorkspaceEvent).cursor
    const surplus = kept.length - KEPT
    if (surplus > 0) base = (kept.splice(0, surplus).at(-1) as WorkspaceEvent).cursor
    for (const wake of [...waiting]) wake()
  }

  return {
    /** The events after a cursor; null when the feed does not reach back so far. */
    after(cursor: Cursor): WorkspaceEvent[] | null {
      if (compareCursors(cursor, base) < 0) return null
      if (compareCursors(cursor, tail) >= 0) return []
      let low = 0
      let high = kept.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (compareCursors((kept[middle] as WorkspaceEvent).cursor, cursor) <= 0) low = middle + 1
        else high = middle
      }
      return kept.slice(low)
    },
    /** Resolves when there is something new or the signal fires. */
    news(signal: AbortSignal): Promise<void> {
      return new Promise((resolve) => {
        const wake = () => {
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        signal.addEventListener('abort', wake)
        if (signal.aborted) wake()
      })
    },
    async close(): Promise<void> {
      unsubscribe()
      await loop.stop()
    },
  }
}
export type WorkspaceFeed = ReturnType<typeof createWorkspaceFeed>
