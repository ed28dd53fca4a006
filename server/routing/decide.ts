import type { OfferReasons } from '../runtime/events.ts'

/** Somebody who waits in a queue and has no live offer. Times are ms since 1970. */
export type WaitingConversation = {
  conversationId: string
  queueId: string
  priority: number
  queuedAt: number
  /** Agents who let an offer of this conversation pass while it waited, and when. */
  missedBy: { memberId: string; at: number }[]
}

export type RoutingAgent = {
  memberId: string
  presence: 'online' | 'busy' | 'break' | 'offline'
  queueIds: string[]
  capacity: number
  /** Open assignments and live offers. */
  load: number
  lastAssignedAt: number | null
}

export type RoutingQueue = { id: string; strategy: 'longestIdle' | 'leastLoaded' }

export type RoutingOffer = {
  conversationId: string
  memberId: string
  queueId: string
  /** How many could have got it. */
  candidates: number
  reasons: OfferReasons
}

export type Decision = {
  offers: RoutingOffer[]
  /** Who goes on waiting, in the order they will be served, and what they wait for. */
  unserved: { conversationId: string; queueId: string; reason: 'no-queue' | 'nobody-online' | 'all-full' }[]
}

/** Waiting this long weighs as much as one point of priority. */
export const ageMillis = 60_000

/**
 * Who gets whom, now. Pure: the dispatcher runs it on live rows, the staffing simulation on imagined ones.
 *
 * Served first is the highest score (priority plus one point a minute waited), so of equal priority the oldest, and nobody
 * starves. Of the queue's online agents with a free slot the strategy picks one; whoever missed this conversation comes last.
 * The order of the lists given does not matter.
 */
export function decide(input: { waiting: WaitingConversation[]; agents: RoutingAgent[]; queues: RoutingQueue[]; now: number }): Decision {
  const { now } = input
  const queues = new Map(input.queues.map((queue) => [queue.id, { ...queue, online: [] as Seat[] }]))
  for (const agent of [...input.agents].sort((a, b) => compareText(a.memberId, b.memberId))) {
    if (agent.presence !== 'online') continue
    const seat: Seat = { agent, load: agent.load, idleSince: agent.lastAssignedAt }
    for (const queueId of new Set(agent.queueIds)) queues.get(queueId)?.online.push(seat)
  }
  const decision: Decision = { offers: [], unserved: [] }
  for (const conversation of inOrder(input.waiting)) {
    const { conversationId, queueId } = conversation
    const queue = queues.get(queueId)
    const chosen = queue && choose({ conversation, queue, now })
    if (!queue || !chosen) {
      const reason = !queue ? 'no-queue' : queue.online.length === 0 ? 'nobody-online' : 'all-full'
      decision.unserved.push({ conversationId, queueId, reason })
      continue
    }
    const { seat, ...why } = chosen
    decision.offers.push({ conversationId, memberId: seat.agent.memberId, queueId, ...why })
    seat.load += 1
    seat.idleSince = now
  }
  return decision
}

/** The order people are served in. The score grows alike for all who wait, so comparing arrivals shifted by priority is the same. */
export function inOrder<T extends Pick<WaitingConversation, 'conversationId' | 'priority' | 'queuedAt'>>(waiting: T[]): T[] {
  const due = ({ queuedAt, priority }: T) => queuedAt - priority * ageMillis
  return [...waiting].sort((a, b) => due(a) - due(b) || a.queuedAt - b.queuedAt || compareText(a.conversationId, b.conversationId))
}

/** An agent as the decision goes on: offers made in it count. */
type Seat = { agent: RoutingAgent; load: number; idleSince: number | null }

function choose(input: {
  conversation: WaitingConversation
  queue: RoutingQueue & { online: Seat[] }
  now: number
}): { seat: Seat; candidates: number; reasons: OfferReasons } | null {
  const { conversation, queue, now } = input
  const missed = new Map<string, number>()
  for (const { memberId, at } of conversation.missedBy) missed.set(memberId, Math.max(at, missed.get(memberId) ?? 0))
  const before = comparison(queue.strategy, missed)
  let best: Seat | null = null
  let candidates = 0
  for (const seat of queue.online) {
    if (seat.load >= seat.agent.capacity) continue
    candidates += 1
    if (best === null || before(seat, best) < 0) best = seat
  }
  if (best === null) return null
  const { priority, queuedAt } = conversation
  const waitedSeconds = Math.max(0, Math.round((now - queuedAt) / 1000))
  return {
    seat: best,
    candidates,
    reasons: {
      strategy: queue.strategy,
      priority,
      waitedSeconds,
      score: Math.round((priority + (now - queuedAt) / ageMillis) * 100) / 100,
      load: best.load,
      capacity: best.agent.capacity,
      idleSeconds: best.idleSince === null ? null : Math.max(0, Math.round((now - best.idleSince) / 1000)),
      missedBefore: missed.has(best.agent.memberId),
    },
  }
}

/** Negative: a before b. Ties fall through to the other strategy and then to the id, so the choice is always the same. */
function comparison(strategy: RoutingQueue['strategy'], missed: Map<string, number>): (a: Seat, b: Seat) => number {
  const lastMiss = (seat: Seat) => missed.get(seat.agent.memberId) ?? Number.NEGATIVE_INFINITY
  const idle = (seat: Seat) => seat.idleSince ?? Number.NEGATIVE_INFINITY
  // a/b < c/d without dividing: shares of equal size must compare as equal.
  const byLoad = (a: Seat, b: Seat) => a.load * b.agent.capacity - b.load * a.agent.capacity
  const byIdle = (a: Seat, b: Seat) => compareNumber(idle(a), idle(b))
  const [first, second] = strategy === 'leastLoaded' ? [byLoad, byIdle] : [byIdle, byLoad]
  return (a, b) => compareNumber(lastMiss(a), lastMiss(b)) || first(a, b) || second(a, b) || compareText(a.agent.memberId, b.agent.memberId)
}

/** Infinite values compare as equal to themselves, which a difference would not. */
function compareNumber(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
