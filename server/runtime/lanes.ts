import { AppError } from '../platform/errors.ts'
import { inSpans } from '../platform/tracing.ts'
import { type CommitQueue, isPassing, type QueuedOutcome } from './commit-queue.ts'
import type { Receipt } from './contract.ts'
import type { Loaded, Opening } from './conversation-row.ts'
import { failpoint } from './failpoints.ts'
import type { Lru } from './lru.ts'
import { asAppError, patiently, waitForDatabase } from './patiently.ts'
import type { Turn } from './take-turn.ts'
import type { TurnEntry } from './turn-entry.ts'
import type { TurnItem } from './turn-item.ts'
import type { StoredReceipt, TurnStore } from './turn-store.ts'

type Lane = { id: string; workspaceId: string; items: TurnItem[]; running: boolean; opening: { loaded: Loaded; opening: Opening } | null }

export type LaneParts = {
  store: TurnStore
  commits: CommitQueue
  cache: Lru<string, Loaded>
  take(input: { loaded: Loaded; opening: Opening | null; items: TurnItem[] }): Promise<Turn>
  /** Items whose conversation is closed, or was opened by somebody else: they look for their contact's conversation again. */
  rerouted(items: TurnItem[]): void
  /** A conversation that was to be opened is not, because everything sent to it had been answered before. */
  abandoned(conversationId: string): void
  committed(entry: TurnEntry): void
  pause(millis: number): Promise<void>
  /** 0..1, to keep two processes out of step. */
  chance(): number
  clock: { now(): number }
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void }
  /** Most inbounds that become one turn. */
  most?: number
  /** How long the database may be away before a sender is told so, ms. */
  patience?: number
}

/**
 * A mailbox per conversation: first in, first out, one turn at a time; what gathered meanwhile becomes one turn.
 * Mailboxes exist only while something is in them.
 */
export function createLanes(parts: LaneParts) {
  const lanes = new Map<string, Lane>()

  function post(input: { workspaceId: string; conversationId: string; items: TurnItem[]; opening?: Lane['opening'] }): void {
    // The workspace is part of the key: nobody's message may end in the mailbox of another workspace's conversation.
    const key = `${input.workspaceId}|${input.conversationId}`
    let lane = lanes.get(key)
    if (!lane) {
      lane = { id: input.conversationId, workspaceId: input.workspaceId, items: [], running: false, opening: input.opening ?? null }
      lanes.set(key, lane)
    }
    lane.items.push(...input.items)
    if (!lane.running) void run(lane, key)
  }

  async function run(lane: Lane, key: string): Promise<void> {
    lane.running = true
    while (lane.items.length > 0) {
      const items = takeGroup(lane.items, parts.most ?? 16)
      try {
        await settle(parts, lane, items)
      } catch (error) {
        parts.cache.delete(lane.id)
        for (const item of items) item.reject(asAppError(error))
      }
    }
    lane.running = false
    lanes.delete(key)
    if (lane.opening) parts.abandoned(lane.id)
  }

  return { post, size: () => lanes.size }
}

/** The head of the mailbox. An item with statements of its own needs a transaction of its own, so it travels alone. */
function takeGroup(items: TurnItem[], most: number): TurnItem[] {
  const alone = (item: TurnItem | undefined) => Boolean(item?.action?.within ?? item?.action?.move)
  if (alone(items[0])) return items.splice(0, 1)
  const end = items.findIndex(alone)
  return items.splice(0, Math.min(end === -1 ? items.length : end, most))
}

/** Takes the turn of these items until each has its answer. */
async function settle(parts: LaneParts, lane: Lane, group: TurnItem[]): Promise<void> {
  let items = leaveRepeats(lane, group)
  let doubtful = false
  const started = parts.clock.now()
  for (let attempt = 0; items.length > 0; attempt++) {
    const found = await find(parts, lane, items)
    if (!found) {
      // Removed meanwhile (server/retention): who came through a channel begins anew.
      parts.rerouted(items.filter((item) => item.contact))
      const gone = new AppError('not-found', `conversation ${lane.id} does not exist in this workspace`)
      for (const item of items) if (!item.contact) item.reject(gone)
      return
    }
    if (found.cached && items.some((item) => item.event?.kind === 'start')) {
      // It is answered without a commit, so nothing else would show that the conversation was closed or removed elsewhere.
      parts.cache.delete(lane.id)
      continue
    }
    if (found.loaded.row.owner === 'closed') {
      parts.rerouted(items.filter((item) => item.contact))
      items = items.filter((item) => !item.contact)
    }
    items = items.filter((item) => !answeredAlready(item, found))
    if (items.length === 0) return
    const turn = await traced(items, 'turn.step', () => patiently(parts, () => parts.take({ ...found, items })))
    if (turn.refused.length > 0 && found.cached) {
      // The refusal may rest on an old picture; a refusal is only final from a fresh one.
      parts.cache.delete(lane.id)
      continue
    }
    for (const { item, error } of turn.refused) await refuse(parts, found.loaded, { item, error, doubtful })
    lane.items.unshift(...turn.postponed)
    items = turn.accepted.map((one) => one.item)
    if (items.length === 0) return
    const outcome = await traced(items, 'turn.commit', () => commit(parts, turn))
    if (outcome.kind !== 'won') parts.cache.delete(lane.id)
    switch (outcome.kind) {
      case 'won':
        failpoint('after-commit')
        lane.opening = null
        parts.cache.set(lane.id, turn.after)
        parts.committed(turn.entry)
        for (const { item, firstSeq, lastSeq } of turn.accepted) item.resolve(receiptOf(turn.entry, firstSeq, lastSeq))
        return
      case 'conflict':
        if (lane.opening) {
          // Somebody else opened a conversation for this contact first. What waits here belongs there.
          lane.opening = null
          parts.rerouted([...items, ...lane.items.splice(0)])
          return
        }
        // Two processes that want one conversation must not stay in step.
        if (attempt > 0) await parts.pause(Math.min(2 ** attempt, 50) * (0.5 + parts.chance()))
        break
      case 'duplicate':
        items = await answerRepeats(parts, items, { receipts: outcome.receipts, doubtful })
        break
      case 'unknown':
        if (!doubtful) parts.log.warn({ conversationId: lane.id, err: outcome.error }, 'commit with unknown result, sending it again')
        doubtful = true
        await waitForDatabase(parts, { attempt, started, error: outcome.error })
        break
      case 'refused':
        if (items.length === 1) throw outcome.error
        await oneByOne(parts, lane, items)
        return
    }
  }
}

/** What all of them wait for is a part of each one's way. */
function traced<T>(items: TurnItem[], name: string, work: () => Promise<T>): Promise<T> {
  const spans = items.flatMap(({ span }) => span ?? [])
  return spans.length === 0 ? work() : inSpans(spans, name, work)
}

/** One of several cannot be stored: taken one at a time, only that one fails. */
async function oneByOne(parts: LaneParts, lane: Lane, items: TurnItem[]): Promise<void> {
  for (const item of items) {
    try {
      await settle(parts, lane, [item])
    } catch (error) {
      item.reject(asAppError(error))
    }
  }
}

/** The same inbound id twice at once: the second waits until the first is stored and then gets its answer. */
function leaveRepeats(lane: Lane, items: TurnItem[]): TurnItem[] {
  const seen = new Set<string>()
  const first = items.filter((item) => !seen.has(item.key) && seen.add(item.key))
  lane.items.unshift(...items.filter((item) => !first.includes(item)))
  return first
}

async function find(
  parts: LaneParts,
  lane: Lane,
  items: TurnItem[],
): Promise<{ loaded: Loaded; opening: Opening | null; cached: boolean } | null> {
  if (lane.opening) return { ...lane.opening, cached: false }
  const cached = parts.cache.get(lane.id)
  if (cached?.row.workspaceId === lane.workspaceId) return { loaded: cached, opening: null, cached: true }
  const load = () => parts.store.load({ workspaceId: lane.workspaceId, conversationId: lane.id })
  const loaded = await traced(items, 'turn.load', () => patiently(parts, load))
  return loaded && { loaded, opening: null, cached: false }
}

async function commit(parts: LaneParts, { entry, within }: Turn): Promise<QueuedOutcome> {
  failpoint('before-commit')
  if (!within) return parts.commits.commit(entry)
  try {
    return await parts.store.commitWithin(entry, within)
  } catch (error) {
    if (error instanceof AppError || !isPassing(error)) throw error
    return { kind: 'unknown', error }
  }
}

/** What may not happen now may have happened before: then the first answer is the answer. */
async function refuse(
  parts: LaneParts,
  loaded: Loaded,
  { item, error, doubtful }: { item: TurnItem; error: unknown; doubtful: boolean },
): Promise<void> {
  const receipts = await patiently(parts, () =>
    parts.store.findReceipts({ conversationIds: item.contact ? [loaded.row.id, ...loaded.earlier] : [loaded.row.id], keys: [item.key] }),
  )
  const unanswered = await answerRepeats(parts, [item], { receipts, doubtful })
  for (const one of unanswered) one.reject(error)
}

/** Opening what is open, and leaving what is not there, are already done. */
function answeredAlready(item: TurnItem, { loaded, opening }: { loaded: Loaded; opening: Opening | null }): boolean {
  const nothing = (conversationId: string, lastSeq: number) =>
    item.resolve({ conversationId, duplicate: true, firstSeq: lastSeq + 1, lastSeq, events: [] })
  if (item.event?.kind === 'start' && !opening) {
    nothing(loaded.row.id, loaded.row.lastSeq)
    return true
  }
  if (item.event?.kind === 'left' && opening) {
    if (opening.previous) nothing(opening.previous, 0)
    else item.reject(new AppError('not-found', 'there is no conversation to leave'))
    return true
  }
  return false
}

/** Repeats get the first answer; returns the items that are new. */
async function answerRepeats(
  parts: LaneParts,
  items: TurnItem[],
  { receipts, doubtful }: { receipts: StoredReceipt[]; doubtful: boolean },
): Promise<TurnItem[]> {
  const known = new Map(receipts.map((receipt) => [receipt.key, receipt]))
  const fresh: TurnItem[] = []
  for (const item of items) {
    const first = known.get(item.key)
    if (!first) {
      fresh.push(item)
      continue
    }
    const { conversationId, firstSeq, lastSeq } = first
    const events = lastSeq < firstSeq ? [] : await patiently(parts, () => parts.store.readEvents({ conversationId, firstSeq, lastSeq }))
    // After a commit of unknown result this is the sender's own first try, not a repeat.
    item.resolve({ conversationId, duplicate: !doubtful, firstSeq, lastSeq, events })
  }
  return fresh
}

function receiptOf(entry: TurnEntry, firstSeq: number, lastSeq: number): Receipt {
  const before = entry.row.lastSeq - entry.events.length
  return {
    conversationId: entry.row.id,
    duplicate: false,
    firstSeq,
    lastSeq,
    events: entry.events.slice(firstSeq - 1 - before, lastSeq - before),
  }
}
