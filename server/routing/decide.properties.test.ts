import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, inOrder, type RoutingAgent, type RoutingQueue, type WaitingConversation } from './decide.ts'

const now = 1_000_000_000
const queueIds = ['q1', 'q2', 'q3']
const memberIds = Array.from({ length: 8 }, (_, i) => `m${i}`)
const queues = fc.tuple(
  ...queueIds.map((id) => fc.record({ id: fc.constant(id), strategy: fc.constantFrom('longestIdle', 'leastLoaded') })),
)
const agents = fc.subarray(memberIds).chain((ids) =>
  fc.tuple(
    ...ids.map((memberId) =>
      fc.record({
        memberId: fc.constant(memberId),
        presence: fc.constantFrom('online', 'online', 'online', 'busy', 'break', 'offline'),
        queueIds: fc.subarray(queueIds),
        capacity: fc.integer({ min: 1, max: 4 }),
        load: fc.integer({ min: 0, max: 5 }),
        lastAssignedAt: fc.option(fc.integer({ min: now - 500_000, max: now })),
      }),
    ),
  ),
)
const waiting = fc
  .array(
    fc.record({
      queueId: fc.constantFrom(...queueIds, 'gone'),
      priority: fc.integer({ min: 0, max: 5 }),
      queuedAt: fc.integer({ min: now - 600_000, max: now }),
      missedBy: fc.array(fc.record({ memberId: fc.constantFrom(...memberIds), at: fc.integer({ min: now - 600_000, max: now }) }), {
        maxLength: 3,
      }),
    }),
    { maxLength: 25 },
  )
  .map((list) => list.map((one, i) => ({ ...one, conversationId: `c${i}` })))
const worlds = fc.record({ waiting, agents, queues }) as unknown as fc.Arbitrary<{
  waiting: WaitingConversation[]
  agents: RoutingAgent[]
  queues: RoutingQueue[]
}>

/** Runs the check on the decision and on what each agent carries after it. */
function holds(check: (world: ReturnType<typeof worldOf>) => void): void {
  fc.assert(
    fc.property(worlds, (input) => check(worldOf(input))),
    { numRuns: 400 },
  )
}

function worldOf(input: { waiting: WaitingConversation[]; agents: RoutingAgent[]; queues: RoutingQueue[] }) {
  const decision = decide({ ...input, now })
  const load = new Map(input.agents.map((agent) => [agent.memberId, agent.load]))
  for (const offer of decision.offers) load.set(offer.memberId, (load.get(offer.memberId) ?? 0) + 1)
  const free = (agent: RoutingAgent) => agent.presence === 'online' && (load.get(agent.memberId) ?? 0) < agent.capacity
  return { ...input, decision, load, free, agentOf: new Map(input.agents.map((agent) => [agent.memberId, agent])) }
}

describe('decide', () => {
  it('never gives anybody more than they can take, nor anything to one who is away or in another queue', () =>
    holds(({ decision, agentOf, load }) => {
      for (const offer of decision.offers) {
        const agent = agentOf.get(offer.memberId)
        expect(agent?.presence).toBe('online')
        expect(agent?.queueIds).toContain(offer.queueId)
        expect(load.get(offer.memberId)).toBeLessThanOrEqual(agent?.capacity ?? 0)
      }
    }))

  it('offers each conversation once or says why not', () =>
    holds(({ waiting: all, decision }) => {
      const told = [...decision.offers, ...decision.unserved].map((one) => one.conversationId)
      expect(told.sort()).toEqual(all.map((one) => one.conversationId).sort())
    }))

  it('lets nobody wait while an agent who fits is free', () =>
    holds(({ decision, agents: all, free }) => {
      for (const { queueId } of decision.unserved)
        expect(all.filter((agent) => agent.queueIds.includes(queueId)).some((agent) => free(agent) && queueId !== 'gone')).toBe(false)
    }))

  it('serves in order: of equal priority in a queue the oldest first, and nobody overtakes in a queue', () =>
    holds(({ waiting: all, decision }) => {
      const served = new Set(decision.offers.map((offer) => offer.conversationId))
      for (const queueId of queueIds) {
        const order = inOrder(all.filter((one) => one.queueId === queueId)).map((one) => served.has(one.conversationId))
        expect(order, 'the served stand before the unserved').toEqual([...order].sort((a, b) => Number(b) - Number(a)))
      }
    }))

  it('gives a shared agent to whoever comes first across queues', () =>
    holds(({ waiting: all, decision, agentOf }) => {
      const place = new Map(inOrder(all).map((one, i) => [one.conversationId, i]))
      for (const lost of decision.unserved)
        for (const won of decision.offers)
          if ((place.get(won.conversationId) ?? 0) > (place.get(lost.conversationId) ?? 0))
            expect(agentOf.get(won.memberId)?.queueIds).not.toContain(lost.queueId)
    }))

  it('turns to one who missed it only when all others in the queue who were free had missed it too', () =>
    holds(({ waiting: all, decision, agents: team, free }) => {
      const missedOf = new Map(all.map((one) => [one.conversationId, new Set(one.missedBy.map((miss) => miss.memberId))]))
      // Free after the whole decision means free at that moment as well.
      for (const offer of decision.offers.filter((one) => one.reasons.missedBefore))
        for (const agent of team)
          if (agent.queueIds.includes(offer.queueId) && free(agent)) expect(missedOf.get(offer.conversationId)).toContain(agent.memberId)
    }))

  it('does not depend on the order of what it is given', () =>
    fc.assert(
      fc.property(worlds, fc.infiniteStream(fc.nat()), (world, dice) => {
        const shuffle = <T>(list: T[]): T[] =>
          list
            .map((item) => ({ item, key: dice.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item)
        const other = { waiting: shuffle(world.waiting), agents: shuffle(world.agents), queues: shuffle(world.queues) }
        expect(decide({ ...other, now })).toEqual(decide({ ...world, now }))
      }),
      { numRuns: 200 },
    ))
})
