import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { AppError } from '../platform/errors.ts'
import { brokenInvariants } from '../runtime/testing/invariants.ts'
import { acceptOffer } from './accept-offer.ts'
import { claimConversation } from './claim-conversation.ts'
import { declineOffer } from './decline-offer.ts'
import { dispatch } from './dispatch.ts'
import { reassign } from './reassign.ts'
import { resolveConversation } from './resolve-conversation.ts'
import { returnToBot } from './return-to-bot.ts'
import { takeOver } from './take-over.ts'
import { brokenBooks, type DeskWorld, deskWorld } from './testing/desk-world.ts'
import { transfer } from './transfer.ts'

let world: DeskWorld
beforeAll(async () => {
  world = await deskWorld()
})
afterAll(async () => {
  expect(await brokenInvariants(world.db.pool, { atRest: false })).toEqual([])
  await world.close()
})
beforeEach(async () => {
  // Everybody of the test before goes home, and what they left behind is closed.
  await world.db.pool.query(`UPDATE member SET presence = 'offline'`)
  for (const { id } of (await world.db.pool.query(`SELECT id FROM conversation WHERE workspace_id = 'w' AND owner = 'queue'`)).rows)
    await world.services.runtime.act({ workspaceId: 'w', conversationId: id, inboundId: 'end', event: { kind: 'left' } })
  await dispatch(world.services, 'w')
  expect(await brokenBooks(world.db)).toEqual([])
})

let count = 0
const id = () => `k${count++}`
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error)
const refused = (promise: Promise<unknown>) => promise.then(() => 'done', codeOf)
const offers = async () =>
  (await world.db.pool.query('SELECT conversation_id, member_id FROM offer ORDER BY created_at, conversation_id')).rows
const conversation = (conversationId: string) =>
  world.one<{ owner: string; agent_id: string | null; queue_id: string | null; epoch: number; priority: number }>(
    'SELECT owner, agent_id, queue_id, epoch, priority FROM conversation WHERE id = $1',
    [conversationId],
  )
const member = (memberId: string) =>
  world.one<{ load: number; presence: string; presence_reason: string; missed_offers: number }>(
    `SELECT load, presence, presence_reason, missed_offers FROM member WHERE workspace_id = 'w' AND id = $1`,
    [memberId],
  )
const kinds = async (conversationId: string) =>
  (await world.db.pool.query('SELECT kind FROM event WHERE conversation_id = $1 ORDER BY seq', [conversationId])).rows.map(
    (row) => row.kind,
  )

test('an offer keeps a slot, says why, and becomes the assignment when it is accepted', async () => {
  const ann = await world.member('ann1')
  const conversationId = await world.waiting('accepting')
  expect(await dispatch(world.services, 'w')).toEqual({ ended: 0, offered: 1, refused: 0 })
  expect(await offers()).toEqual([{ conversation_id: conversationId, member_id: 'ann1' }])
  expect((await member('ann1')).load).toBe(1)
  const made = await world.one<{ body: object }>(`SELECT body FROM event WHERE conversation_id = $1 AND kind = 'offer.made'`, [
    conversationId,
  ])
  expect(made.body).toMatchObject({
    memberId: 'ann1',
    name: 'ann1',
    queueId: 'q',
    candidates: 1,
    reasons: { strategy: 'longestIdle', load: 0 },
  })

  const first = await acceptOffer(world.services, ann, { conversationId, clientId: 'same' })
  expect(first.events.map((event) => event.kind)).toEqual(['assigned', 'owner.changed'])
  expect(await conversation(conversationId)).toMatchObject({ owner: 'agent', agent_id: 'ann1', queue_id: 'q' })
  expect((await member('ann1')).load).toBe(1)
  expect(await acceptOffer(world.services, ann, { conversationId, clientId: 'same' })).toEqual({ duplicate: true, events: first.events })
  expect(await refused(acceptOffer(world.services, ann, { conversationId, clientId: 'other' }))).toBe('offer-gone')
  expect(await brokenBooks(world.db)).toEqual([])
})

test('nobody but the one it is offered to can accept it', async () => {
  await world.member('ann2')
  const conversationId = await world.waiting('not yours')
  await dispatch(world.services, 'w')
  const bob = await world.member('bob2')
  expect(await refused(acceptOffer(world.services, bob, { conversationId, clientId: id() }))).toBe('offer-gone')
  expect(await offers()).toEqual([{ conversation_id: conversationId, member_id: 'ann2' }])
})

test('two agents who claim the same customer, a hundred times: one gets them, the other is told', async () => {
  const [ann, bob] = [await world.member('ann3', { capacity: 100 }), await world.member('bob3', { capacity: 100 })]
  const other = world.process()
  const results = await Promise.all(
    Array.from({ length: 100 }, async (_, place) => {
      const conversationId = await world.waiting(`raced ${place}`)
      const race = [
        refused(claimConversation(world.services, ann, { conversationId, clientId: id() })),
        refused(claimConversation(other, bob, { conversationId, clientId: id() })),
      ]
      return (await Promise.all(race)).sort()
    }),
  )
  for (const result of results) expect(result).toEqual(['done', 'offer-gone'])
  expect((await member('ann3')).load + (await member('bob3')).load).toBe(100)
  expect(await brokenBooks(world.db)).toEqual([])
})

test('an offer that is accepted while somebody else claims it, a hundred times: it is taken once and the slot of the other is free again', async () => {
  const ann = await world.member('ann4', { capacity: 50 })
  const other = world.process()
  for (let round = 0; round < 5; round++) {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, place) => world.waiting(`torn ${round} ${place}`)))
    await dispatch(world.services, 'w')
    expect(await offers()).toHaveLength(20)
    const bob = await world.member(`bob4${round}`, { capacity: 50, presence: 'busy' })
    const results = await Promise.all(
      ids.map(async (conversationId) => {
        const race = [
          refused(acceptOffer(world.services, ann, { conversationId, clientId: id() })),
          refused(claimConversation(other, bob, { conversationId, clientId: id() })),
        ]
        return (await Promise.all(race)).sort().join()
      }),
    )
    expect(new Set(results)).toEqual(new Set(['done,offer-gone']))
    expect(await brokenBooks(world.db)).toEqual([])
    for (const conversationId of ids) {
      const { agent_id } = await conversation(conversationId)
      const who = agent_id === 'ann4' ? ann : bob
      await resolveConversation(world.services, who, { conversationId, clientId: id(), outcome: 'resolved', continueFlow: false })
    }
  }
  expect((await member('ann4')).load).toBe(0)
})

test('eight dispatchers at once: each customer is offered once, nobody gets more than they can take, and all slots are used', async () => {
  const capacities = [1, 2, 3, 4, 5]
  for (const capacity of capacities) await world.member(`team5-${capacity}`, { capacity })
  const ids = await Promise.all(Array.from({ length: 40 }, (_, place) => world.waiting(`crowd ${place}`)))
  const processes = Array.from({ length: 8 }, () => world.process())
  for (let round = 0; round < 3; round++) await Promise.all(processes.map((services) => dispatch(services, 'w')))
  const made = await offers()
  expect(made).toHaveLength(15)
  for (const capacity of capacities) expect(made.filter((offer) => offer.member_id === `team5-${capacity}`)).toHaveLength(capacity)
  expect(await brokenBooks(world.db)).toEqual([])
  // Those who came first were offered.
  const order = (await world.db.pool.query(`SELECT id FROM conversation WHERE id = ANY($1) ORDER BY queued_at, id LIMIT 15`, [ids])).rows
  expect(new Set(made.map((offer) => offer.conversation_id))).toEqual(new Set(order.map((row) => row.id)))
})

test('an offer that runs out gives the slot back and goes to the next one; three in a row send the agent on a break', async () => {
  const heard = vi.fn()
  world.services.signals.subscribe(heard)
  await world.member('ann6', { capacity: 1 })
  const conversationId = await world.waiting('patient')
  await dispatch(world.services, 'w')
  const bob = await world.member('bob6', { capacity: 1, presence: 'busy' })
  for (const missed of [1, 2]) {
    world.clock.advance(21_000)
    expect(await dispatch(world.services, 'w')).toEqual({ ended: 1, offered: 1, refused: 0 })
    expect(await member('ann6')).toEqual({ load: 1, presence: 'online', presence_reason: '', missed_offers: missed })
  }
  await world.db.pool.query(`UPDATE member SET presence = 'online' WHERE id = 'bob6'`)
  world.clock.advance(21_000)
  await dispatch(world.services, 'w')
  expect(await member('ann6')).toEqual({ load: 0, presence: 'break', presence_reason: 'missedOffers', missed_offers: 0 })
  const logged = `SELECT count(*)::int AS times, min(reason) AS reason, min(by_member_id) AS by FROM presence_change WHERE member_id = 'ann6'`
  expect(await world.one(logged)).toEqual({ times: 1, reason: 'missedOffers', by: null })
  expect(heard).toHaveBeenCalledWith({ kind: 'presence', workspaceId: 'w', memberId: 'ann6' })
  expect(await offers()).toEqual([{ conversation_id: conversationId, member_id: 'bob6' }])
  await acceptOffer(world.services, bob, { conversationId, clientId: id() })
  expect((await kinds(conversationId)).filter((kind) => kind.startsWith('offer.'))).toEqual([
    'offer.made',
    'offer.missed',
    'offer.made',
    'offer.missed',
    'offer.made',
    'offer.missed',
    'offer.made',
  ])
})

test('whoever declines is asked last, and it is no miss', async () => {
  const ann = await world.member('ann7')
  const conversationId = await world.waiting('declined')
  await dispatch(world.services, 'w')
  await world.member('bob7', { capacity: 9 })
  await declineOffer(world.services, ann, { conversationId, clientId: id() })
  expect(await member('ann7')).toMatchObject({ load: 0, missed_offers: 0 })
  await dispatch(world.services, 'w')
  expect(await offers()).toEqual([{ conversation_id: conversationId, member_id: 'bob7' }])
})

test('an offer to somebody who goes away goes to the next one at once', async () => {
  await world.member('ann8')
  const conversationId = await world.waiting('left alone')
  await dispatch(world.services, 'w')
  await world.member('bob8')
  await world.db.pool.query(`UPDATE member SET presence = 'break' WHERE id = 'ann8'`)
  expect(await dispatch(world.services, 'w')).toEqual({ ended: 1, offered: 1, refused: 0 })
  expect(await offers()).toEqual([{ conversation_id: conversationId, member_id: 'bob8' }])
  expect(await member('ann8')).toMatchObject({ load: 0, missed_offers: 0 })
})

test('when the customer leaves during an offer, it is withdrawn without a miss', async () => {
  const ann = await world.member('ann9')
  const conversationId = await world.waiting('impatient')
  await dispatch(world.services, 'w')
  await world.services.runtime.act({ workspaceId: 'w', conversationId, inboundId: 'gone', event: { kind: 'left' } })
  expect(await refused(acceptOffer(world.services, ann, { conversationId, clientId: id() }))).toBe('conversation-closed')
  await dispatch(world.services, 'w')
  expect(await offers()).toEqual([])
  expect(await member('ann9')).toMatchObject({ load: 0, missed_offers: 0 })
})

test('a full agent cannot claim or take over; one who ends a conversation can again', async () => {
  const ann = await world.member('ann10', { capacity: 1, presence: 'busy' })
  const [first, second, third] = [await world.waiting('one'), await world.waiting('two'), await world.greeted('three')]
  await claimConversation(world.services, ann, { conversationId: first, clientId: id() })
  expect(await refused(claimConversation(world.services, ann, { conversationId: second, clientId: id() }))).toBe('at-capacity')
  expect(await refused(takeOver(world.services, ann, { conversationId: third, clientId: id() }))).toBe('at-capacity')
  expect((await conversation(second)).owner).toBe('queue')
  await resolveConversation(world.services, ann, { conversationId: first, clientId: id(), outcome: 'resolved', continueFlow: false })
  await takeOver(world.services, ann, { conversationId: third, clientId: id() })
  expect(await conversation(third)).toMatchObject({ owner: 'agent', agent_id: 'ann10' })
})

test('an agent claims only from their own queues, a supervisor from any', async () => {
  const ann = await world.member('ann11', { queues: [], presence: 'busy' })
  const sue = await world.member('sue11', { queues: [], role: 'supervisor', presence: 'busy' })
  const conversationId = await world.waiting('elsewhere')
  expect(await refused(claimConversation(world.services, ann, { conversationId, clientId: id() }))).toBe('not-allowed')
  expect(await refused(claimConversation(world.services, sue, { conversationId, clientId: id() }))).toBe('done')
})

test('taken over while the bot waits for the shop: its late reply is not said, and after the return the flow goes on with the answer', async () => {
  const ann = await world.member('ann12', { presence: 'busy' })
  await world.greeted('looking')
  const { conversationId } = await world.say('looking', 'look', 'look', 'look')
  const effect = await world.one<{ id: string }>('SELECT id FROM outbox WHERE conversation_id = $1', [conversationId])
  await takeOver(world.services, ann, { conversationId, clientId: id() })
  const answer = { kind: 'effect' as const, id: effect.id, ok: true as const, result: { status: 200, headers: {}, body: {} } }
  const late = await world.services.runtime.act({ workspaceId: 'w', conversationId, inboundId: `effect:${effect.id}`, event: answer })
  expect(late.events.filter((event) => event.kind === 'message.bot')).toEqual([])
  const said = await world.say('looking', 'm2', 'hello?')
  expect(said.events.map((event) => event.kind)).toEqual(['message.customer'])
  const back = await returnToBot(world.services, ann, { conversationId, clientId: id(), note: 'all yours' })
  expect(back.events.flatMap((event) => (event.kind === 'message.bot' ? [event.body.text] : []))).toEqual(['It is on its way.', 'Goodbye!'])
  expect((await conversation(conversationId)).owner).toBe('closed')
  expect((await member('ann12')).load).toBe(0)
})

test('resolved with the flow going on asks for a rating; the slot is free at once', async () => {
  const ann = await world.member('ann13', { presence: 'busy' })
  const conversationId = await world.waiting('rated')
  await claimConversation(world.services, ann, { conversationId, clientId: id() })
  const input = { conversationId, clientId: id(), outcome: 'resolved' as const, continueFlow: true, note: 'was nice' }
  const done = await resolveConversation(world.services, ann, input)
  expect(done.events.map((event) => event.kind)).toEqual(['note', 'resolved', 'owner.changed', 'message.bot'])
  expect((await member('ann13')).load).toBe(0)
  expect((await resolveConversation(world.services, ann, input)).duplicate).toBe(true)
  expect((await member('ann13')).load).toBe(0)
  await world.say('rated', 'five', '5')
  expect(await world.one('SELECT owner, outcome, rating FROM conversation WHERE id = $1', [conversationId])).toEqual({
    owner: 'closed',
    outcome: 'resolved',
    rating: 5,
  })
})

test('transferred to a colleague or a queue: the slot goes along, the note stays inside, only the one who has it may', async () => {
  const [ann, bob, cy] = [
    await world.member('ann14', { presence: 'busy' }),
    await world.member('bob14', { presence: 'busy', capacity: 1 }),
    await world.member('cy14', { presence: 'busy' }),
  ]
  await world.member('off14', { presence: 'offline' })
  await world.member('eve14', { role: 'analyst' })
  const conversationId = await world.waiting('moved')
  await claimConversation(world.services, ann, { conversationId, clientId: id() })
  const to = (memberId: string) => ({ conversationId, clientId: id(), to: { kind: 'agent' as const, memberId }, note: 'VIP' })
  expect(await refused(transfer(world.services, cy, to('bob14')))).toBe('not-owner')
  expect(await refused(transfer(world.services, ann, to('off14')))).toBe('agent-unavailable')
  expect(await refused(transfer(world.services, ann, to('eve14')))).toBe('not-found')
  expect(await refused(transfer(world.services, ann, to('nobody')))).toBe('not-found')
  const before = await conversation(conversationId)
  await transfer(world.services, ann, to('bob14'))
  const after = await conversation(conversationId)
  expect(after).toMatchObject({ owner: 'agent', agent_id: 'bob14', queue_id: 'q' })
  expect(after.epoch).toBeGreaterThan(before.epoch)
  expect([(await member('ann14')).load, (await member('bob14')).load]).toEqual([0, 1])

  const second = await world.waiting('moved too')
  await claimConversation(world.services, ann, { conversationId: second, clientId: id() })
  expect(await refused(transfer(world.services, ann, { ...to('bob14'), conversationId: second }))).toBe('agent-full')

  const input = { conversationId, clientId: id(), to: { kind: 'queue' as const, queueId: 'q' }, note: 'for billing' }
  const moved = await transfer(world.services, bob, input)
  expect(moved.events[0]).toMatchObject({ kind: 'transferred', body: { toQueueId: 'q', note: 'for billing' } })
  expect(await conversation(conversationId)).toMatchObject({ owner: 'queue', agent_id: null, queue_id: 'q' })
  expect((await member('bob14')).load).toBe(0)
  expect(await refused(transfer(world.services, bob, { ...input, clientId: id() }))).toBe('not-owner')
  expect(
    await refused(
      transfer(world.services, ann, { ...input, conversationId: second, clientId: id(), to: { kind: 'queue', queueId: 'none' } }),
    ),
  ).toBe('not-found')
  expect(await brokenBooks(world.db)).toEqual([])
})

test('a supervisor gives a conversation to anybody, from wherever it is; an agent may not', async () => {
  const sue = await world.member('sue15', { role: 'supervisor', presence: 'busy' })
  const ann = await world.member('ann15', { presence: 'busy' })
  await world.member('bob15')
  const [talking, asking] = [await world.greeted('with the bot'), await world.waiting('in the queue')]
  await dispatch(world.services, 'w')
  expect(await offers()).toEqual([{ conversation_id: asking, member_id: 'bob15' }])
  expect(await refused(reassign(world.services, ann, { conversationId: asking, clientId: id(), toMemberId: 'ann15' }))).toBe('not-allowed')
  await reassign(world.services, sue, { conversationId: asking, clientId: id(), toMemberId: 'ann15' })
  expect([(await member('ann15')).load, (await member('bob15')).load, await offers()]).toEqual([1, 0, []])
  await reassign(world.services, sue, { conversationId: asking, clientId: id(), toMemberId: 'bob15' })
  await reassign(world.services, sue, { conversationId: talking, clientId: id(), toMemberId: 'bob15' })
  expect([(await member('ann15')).load, (await member('bob15')).load]).toEqual([0, 2])
  await resolveConversation(world.services, sue, { conversationId: talking, clientId: id(), outcome: 'resolved', continueFlow: false })
  expect([(await member('bob15')).load, (await member('sue15')).load]).toEqual([1, 0])
  expect(await refused(returnToBot(world.services, ann, { conversationId: asking, clientId: id() }))).toBe('not-owner')
})

test('nothing of another workspace can be acted on', async () => {
  const eve = await world.member('eve16', { role: 'owner', presence: 'busy', workspaceId: 'w' })
  await world.db.pool.query(`INSERT INTO workspace (id, name) VALUES ('x', 'X')`)
  const stranger = await world.member('eve16', { role: 'owner', workspaceId: 'x', queues: [] })
  const [waiting, greeted, taken] = [await world.waiting('ours'), await world.greeted('ours too'), await world.greeted('taken')]
  await takeOver(world.services, eve, { conversationId: taken, clientId: id() })
  for (const conversationId of [waiting, greeted, taken, '00000000-0000-7000-8000-000000000000']) {
    const at = { conversationId, clientId: id() }
    const tries = [
      acceptOffer(world.services, stranger, at),
      declineOffer(world.services, stranger, at),
      claimConversation(world.services, stranger, at),
      takeOver(world.services, stranger, at),
      reassign(world.services, stranger, { ...at, toMemberId: 'eve16' }),
      transfer(world.services, stranger, { ...at, to: { kind: 'agent', memberId: 'eve16' } }),
      transfer(world.services, stranger, { ...at, to: { kind: 'queue', queueId: 'q' } }),
      returnToBot(world.services, stranger, at),
      resolveConversation(world.services, stranger, { ...at, outcome: 'resolved', continueFlow: false }),
    ]
    expect(await Promise.all(tries.map(refused))).toEqual(tries.map(() => 'not-found'))
  }
})

test('an analyst may not act', async () => {
  const eve = await world.member('eve17', { role: 'analyst' })
  const conversationId = await world.waiting('looked at')
  expect(await refused(claimConversation(world.services, eve, { conversationId, clientId: id() }))).toBe('not-allowed')
})
