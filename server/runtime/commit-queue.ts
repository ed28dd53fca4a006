import { createFairQueue } from './fair-queue.ts'
import type { TurnEntry } from './turn-entry.ts'
import type { CommitOutcome, TurnStore } from './turn-store.ts'

export type QueuedOutcome =
  | CommitOutcome
  /** Nobody knows whether it was committed (the connection broke), or the database is away: send the same entry again. */
  | { kind: 'unknown'; error: unknown }
  /** The database refuses this very entry. */
  | { kind: 'refused'; error: unknown }

/**
 * Group commit. Entries that wait at the same moment travel together; nothing waits for company, so an idle system commits
 * at once and a busy one in batches as large as the time of one commit makes them. When more wait than fit, workspaces take turns.
 */
export function createCommitQueue(parts: {
  store: Pick<TurnStore, 'commit'>
  /** Most entries of one call. */
  most?: number
  /** Calls under way at once. One gives the largest batches; a second keeps the database busy while this process encodes. */
  lanes?: number
  /** Runs a function after what is ready now has run. */
  defer?: (run: () => void) => void
}) {
  const { store, most = 64, lanes = 1, defer = setImmediate } = parts
  const waiting = createFairQueue<Waiting>()
  let running = 0
  let scheduled = false

  function schedule(): void {
    if (scheduled || running >= lanes || waiting.size === 0) return
    scheduled = true
    defer(() => {
      scheduled = false
      if (running >= lanes || waiting.size === 0) return
      void flush(take())
      schedule()
    })
  }

  function take(): Waiting[] {
    const batch: Waiting[] = []
    while (batch.length < most) {
      const one = waiting.next()
      if (!one) break
      batch.push(one)
    }
    return batch
  }

  async function flush(batch: Waiting[]): Promise<void> {
    running += 1
    try {
      const outcomes = await send(batch.map((one) => one.entry))
      batch.forEach((one, place) => {
        one.settle(outcomes[place] ?? { kind: 'unknown', error: new Error('the commit returned too few outcomes') })
      })
    } finally {
      running -= 1
      schedule()
    }
  }

  /** One entry the database cannot take must not take its neighbours down: halve until it stands alone. */
  async function send(entries: TurnEntry[]): Promise<QueuedOutcome[]> {
    try {
      return await store.commit(entries)
    } catch (error) {
      if (isPassing(error)) return entries.map(() => ({ kind: 'unknown', error }))
      if (entries.length === 1) return [{ kind: 'refused', error }]
      const middle = entries.length >> 1
      return [...(await send(entries.slice(0, middle))), ...(await send(entries.slice(middle)))]
    }
  }

  return {
    commit(entry: TurnEntry): Promise<QueuedOutcome> {
      return new Promise((settle) => {
        waiting.push(entry.row.workspaceId, { entry, settle })
        schedule()
      })
    },
    get size(): number {
      return waiting.size
    },
  }
}
type Waiting = { entry: TurnEntry; settle(outcome: QueuedOutcome): void }
export type CommitQueue = ReturnType<typeof createCommitQueue>

/**
 * Whether the same call may succeed later: no SQLSTATE (the connection broke), connection exceptions, resources, operator
 * intervention, system errors, deadlock and serialisation failures.
 */
export function isPassing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (!/^[0-9A-Z]{5}$/.test(code)) return !(error instanceof TypeError || error instanceof RangeError)
  return /^(08|53|57|58|40)/.test(code)
}
