import { describe, expect, it } from 'vitest'
import { decide, type RoutingAgent, type WaitingConversation } from './decide.ts'

const now = 10_000_000
const queues = [
  { id: 'q', strategy: 'longestIdle' as const },
  { id: 'l', strategy: 'leastLoaded' as const },
]
const agent = (memberId: string, more: Partial<RoutingAgent> = {}): RoutingAgent => ({
  memberId,
  presence: 'online',
  queueIds: ['q', 'l'],
  capacity: 3,
  load: 0,
  lastAssignedAt: null,
  ...more,
})
/** Waits since so many seconds. */
const waiting = (conversationId: string, seconds: number, more: Partial<WaitingConversation> = {}): WaitingConversation => ({
  conversationId,
  queueId: 'q',
  priority: 0,
  queuedAt: now - seconds * 1000,
  missedBy: [],
  ...more,
})
const pairs = (input: { waiting: WaitingConversation[]; agents: RoutingAgent[] }) =>
  decide({ ...input, queues, now }).offers.map((offer) => `${offer.conversationId}→${offer.memberId}`)

describe('decide: who is served first', () => {
  const one = [agent('ann', { capacity: 1 })]
  it('serves the oldest of equal priority first', () => {
    expect(pairs({ waiting: [waiting('young', 5), waiting('old', 50)], agents: one })).toEqual(['old→ann'])
  })
  it('serves a higher priority before an older one', () => {
    expect(pairs({ waiting: [waiting('old', 50), waiting('urgent', 5, { priority: 1 })], agents: one })).toEqual(['urgent→ann'])
  })
  it('lets waiting make up for priority, a point a minute', () => {
    const old = waiting('old', 130)
    expect(pairs({ waiting: [old, waiting('urgent', 5, { priority: 2 })], agents: one })).toEqual(['old→ann'])
    expect(pairs({ waiting: [old, waiting('urgent', 15, { priority: 2 })], agents: one })).toEqual(['urgent→ann'])
  })
  it('keeps the place of whoever cannot be served and serves those behind who can', () => {
    const decision = decide({
      waiting: [waiting('a', 90, { queueId: 'l' }), waiting('b', 10)],
      agents: [agent('ann', { queueIds: ['q'] })],
      queues,
      now,
    })
    expect(decision.offers.map((offer) => offer.conversationId)).toEqual(['b'])
    expect(decision.unserved).toEqual([{ conversationId: 'a', queueId: 'l', reason: 'nobody-online' }])
  })
})

describe('decide: who gets it', () => {
  it('passes by those who are full, away or in other queues', () => {
    const agents = [
      agent('away', { presence: 'break' }),
      agent('busy', { presence: 'busy' }),
      agent('full', { load: 3 }),
      agent('gone', { presence: 'offline' }),
      agent('other', { queueIds: ['l'] }),
      agent('zoe', { lastAssignedAt: now }),
    ]
    expect(pairs({ waiting: [waiting('a', 1)], agents })).toEqual(['a→zoe'])
  })
  it('longest idle: whoever got their last one longest ago, and one who never got any before all', () => {
    const agents = [agent('ann', { lastAssignedAt: now - 10 }), agent('bob', { lastAssignedAt: now - 99 }), agent('cy', { load: 2 })]
    expect(pairs({ waiting: [waiting('a', 3), waiting('b', 2), waiting('c', 1)], agents })).toEqual(['a→cy', 'b→bob', 'c→ann'])
  })
  it('least loaded: by share of capacity', () => {
    const agents = [agent('ann', { load: 1, capacity: 2 }), agent('bob', { load: 2, capacity: 6 })]
    expect(pairs({ waiting: [waiting('a', 1, { queueId: 'l' })], agents })).toEqual(['a→bob'])
  })
  it('spreads a burst instead of filling one agent', () => {
    const agents = [agent('ann'), agent('bob')]
    const burst = ['a', 'b', 'c', 'd'].map((id, i) => waiting(id, 10 - i, { queueId: 'l' }))
    expect(pairs({ waiting: burst, agents })).toEqual(['a→ann', 'b→bob', 'c→ann', 'd→bob'])
  })
  it('tries whoever missed it last of all, the longest ago first', () => {
    const missedBy = [
      { memberId: 'ann', at: now - 20 },
      { memberId: 'bob', at: now - 40 },
    ]
    const agents = [agent('ann'), agent('bob'), agent('cy', { load: 2, lastAssignedAt: now })]
    expect(pairs({ waiting: [waiting('a', 60, { missedBy })], agents })).toEqual(['a→cy'])
    expect(pairs({ waiting: [waiting('a', 60, { missedBy })], agents: agents.slice(0, 2) })).toEqual(['a→bob'])
  })
  it('says why', () => {
    const [offer] = decide({
      waiting: [waiting('a', 90, { priority: 2 })],
      agents: [agent('ann', { load: 1, lastAssignedAt: now - 5000 }), agent('bob', { lastAssignedAt: now })],
      queues,
      now,
    }).offers
    expect(offer).toEqual({
      conversationId: 'a',
      memberId: 'ann',
      queueId: 'q',
      candidates: 2,
      reasons: {
        strategy: 'longestIdle',
        priority: 2,
        waitedSeconds: 90,
        score: 3.5,
        load: 1,
        capacity: 3,
        idleSeconds: 5,
        missedBefore: false,
      },
    })
  })
})

describe('decide: what somebody waits for', () => {
  it('a queue that is gone, nobody online, all full', () => {
    const decision = decide({
      waiting: [waiting('a', 3, { queueId: 'gone' }), waiting('b', 2), waiting('c', 1, { queueId: 'l' })],
      agents: [agent('ann', { load: 3, queueIds: ['l'] })],
      queues,
      now,
    })
    expect(decision.unserved.map((one) => one.reason)).toEqual(['no-queue', 'nobody-online', 'all-full'])
  })
})
