import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { claimConversation } from '../claim-conversation.ts'
import { createDispatcher } from '../dispatcher.ts'
import { loadQueueFacts } from '../queue-figures.ts'
import { takeOver } from '../take-over.ts'
import { brokenBooks, type DeskWorld, deskWorld } from '../testing/desk-world.ts'
import { beat } from './beat.ts'
import { listBreakReasons, saveBreakReasons } from './break-reasons.ts'
import { listPresence } from './list-presence.ts'
import { presenceLog } from './presence-log.ts'
import { reconcileLoads } from './reconcile-loads.ts'
import { setPresence } from './set-presence.ts'
import { graceMillis, sweepPresence } from './sweep-presence.ts'

let world: DeskWorld
beforeAll(async () => {
  world = await deskWorld()
})
afterAll(() => world.close())

const row = (conversationId: string) =>
  world.one<{ owner: string; agent_id: string | null; queue_id: string; priority: number }>(
    'SELECT owner, agent_id, queue_id, priority FROM conversation WHERE id = $1',
    [conversationId],
  )
const presenceOf = async (memberId: string) =>
  (await world.one<{ presence: string }>(`SELECT presence FROM member WHERE workspace_id = 'w' AND id = $1`, [memberId])).presence

test('an agent who comes online gets who waits, without waiting for the sweep; coming from a break forgets misses', async () => {
  const abe = await world.member('abe', { presence: 'break' })
  await world.db.pool.query(`UPDATE member SET missed_offers = 2 WHERE id = 'abe'`)
  const conversationId = await world.waiting('early bird')
  const dispatcher = createDispatcher(world.services)
  const unsubscribe = world.services.signals.subscribe((signal) => dispatcher.poke(signal.workspaceId))
  const view = await setPresence(world.services, abe, { presence: 'online', reason: '' })
  expect(view).toMatchObject({ memberId: 'abe', presence: 'online', load: 0, capacity: 4 })
  await vi.waitFor(async () =>
    expect(await world.one('SELECT member_id FROM offer WHERE conversation_id = $1', [conversationId])).toEqual({ member_id: 'abe' }),
  )
  expect(await world.one(`SELECT missed_offers FROM member WHERE id = 'abe'`)).toEqual({ missed_offers: 0 })
  unsubscribe()
  await dispatcher.stop()
  await world.services.runtime.act({ workspaceId: 'w', conversationId, inboundId: 'end', event: { kind: 'left' } })
})

test('without a sign of life for the grace somebody is offline; a beat within it keeps them there', async () => {
  const bob = await world.member('bob')
  const cy = await world.member('cy')
  world.clock.advance(graceMillis - 1000)
  await beat(world.services, bob)
  expect((await sweepPresence(world.services)).gone).toBe(0)
  world.clock.advance(2000)
  await sweepPresence(world.services)
  expect([await presenceOf('bob'), await presenceOf('cy')]).toEqual(['online', 'offline'])
  expect((await listPresence(world.services, cy)).find((one) => one.memberId === 'cy')).toMatchObject({
    presence: 'offline',
    presenceReason: 'disconnected',
    queueIds: ['q'],
  })
})

test('customers who wait for somebody offline go back to the queue, ahead of equals; those who do not wait stay', async () => {
  const dan = await world.member('dan', { presence: 'busy' })
  const [answered, unanswered, fromBot] = [
    await world.waiting('answered'),
    await world.waiting('unanswered'),
    await world.greeted('from bot'),
  ]
  for (const conversationId of [answered, unanswered])
    await claimConversation(world.services, dan, { conversationId, clientId: conversationId })
  await takeOver(world.services, dan, { conversationId: fromBot, clientId: 'over' })
  const reply = { kind: 'agentMessage' as const, agentId: 'dan', text: 'Done.' }
  const body = { text: 'Done.', clientId: 'r', name: 'dan' }
  await world.services.runtime.act({
    workspaceId: 'w',
    conversationId: answered,
    inboundId: 'r',
    event: reply,
    record: [{ kind: 'message.agent', body, actor: 'agent', actorId: 'dan' }],
  })
  await world.say('from bot', 'm', 'are you there?')
  await setPresence(world.services, dan, { presence: 'offline', reason: '' })
  expect((await sweepPresence(world.services)).requeued).toBe(0)
  world.clock.advance(graceMillis + 1000)
  expect((await sweepPresence(world.services)).requeued).toBe(2)
  expect(await row(answered)).toMatchObject({ owner: 'agent', agent_id: 'dan' })
  expect(await row(unanswered)).toEqual({ owner: 'queue', agent_id: null, queue_id: 'q', priority: 1 })
  expect(await row(fromBot)).toMatchObject({ owner: 'queue', agent_id: null, queue_id: 'q' })
  expect(await brokenBooks(world.db)).toEqual([])
  expect(await reconcileLoads(world.services)).toEqual([])
})

test('a load that is wrong is found and mended', async () => {
  const eve = await world.member('eve', { presence: 'busy' })
  await claimConversation(world.services, eve, { conversationId: await world.waiting('counted'), clientId: 'c' })
  await world.db.pool.query(`UPDATE member SET load = 3 WHERE id = 'eve'`)
  expect(await reconcileLoads(world.services)).toEqual([{ workspaceId: 'w', memberId: 'eve', load: 3, actual: 1, capacity: 4 }])
  expect(await brokenBooks(world.db)).toEqual([])
})

test('a supervisor sets the presence of others, an agent only their own', async () => {
  const sue = await world.member('sue', { role: 'supervisor' })
  const fay = await world.member('fay')
  await setPresence(world.services, sue, { presence: 'break', reason: 'lunch', memberId: 'fay' })
  expect(await presenceOf('fay')).toBe('break')
  await expect(setPresence(world.services, fay, { presence: 'break', reason: '', memberId: 'sue' })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(setPresence(world.services, sue, { presence: 'break', reason: '', memberId: 'nobody' })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('figures of a queue and the place of who waits in it', async () => {
  const { pool } = world.db
  await pool.query(`INSERT INTO queue (workspace_id, id, name) VALUES ('w', 'z', 'Other')`)
  await pool.query(`UPDATE member SET presence = 'offline'`)
  await pool.query(`UPDATE conversation SET queue_id = 'z' WHERE owner = 'queue'`)
  await world.member('gus', { capacity: 2 })
  const [first, second, third] = [await world.waiting('p1'), await world.waiting('p2'), await world.waiting('p3')]
  await world.services.runtime.act({ workspaceId: 'w', conversationId: third as string, inboundId: 'up', set: { priority: 5 } })
  const now = world.clock.now()
  const measured = await world.one<{ n: number }>(`SELECT count(*)::int AS n FROM event WHERE kind IN ('resolved', 'returned')`)
  expect(measured.n).toBe(0)
  // Two slots are free for three: one more would wait for two rounds of 300 s on two slots.
  expect((await loadQueueFacts(pool, 'w', now)).q).toEqual({
    name: 'Queue',
    online: 1,
    free: 2,
    waiting: 3,
    expectedWaitSeconds: 300,
    open: true,
  })
  expect((await loadQueueFacts(pool, 'w', now)).z).toMatchObject({ online: 0, free: 0, expectedWaitSeconds: null })
  // What was read a second ago would still be good enough.
  world.clock.advance(1001)
  const place = (conversationId: string) => world.services.queuePosition({ workspaceId: 'w', conversationId })
  expect([await place(third), await place(first), await place(second)]).toEqual([
    { position: 1, waitSeconds: 0 },
    { position: 2, waitSeconds: 0 },
    { position: 3, waitSeconds: 180 },
  ])
  expect(await place('00000000-0000-7000-8000-000000000000')).toBeNull()
})

test('every coming and going is on record, with its reason and who did it', async () => {
  const sam = await world.member('sam', { role: 'supervisor', presence: 'busy' })
  const gil = await world.member('gil', { presence: 'offline' })
  await setPresence(world.services, gil, { presence: 'online', reason: '' })
  await setPresence(world.services, gil, { presence: 'online', reason: '' })
  await setPresence(world.services, gil, { presence: 'break', reason: 'meal' })
  await setPresence(world.services, sam, { presence: 'busy', reason: '', memberId: 'gil' })
  const left = world.clock.now()
  world.clock.advance(graceMillis + 1000)
  await sweepPresence(world.services)
  const log = await presenceLog(world.services, sam, { memberId: 'gil', limit: 30 })
  expect(log.map(({ presence, reason, byName }) => [presence, reason, byName])).toEqual([
    ['offline', 'disconnected', null],
    ['busy', '', 'sam'],
    ['break', 'meal', 'gil'],
    ['online', '', 'gil'],
  ])
  // Gone since the last sign of life, not since it was noticed.
  expect(Math.abs((log[0]?.at.getTime() ?? 0) - left)).toBeLessThan(1000)
  await expect(presenceLog(world.services, gil, { memberId: 'gil', limit: 30 })).rejects.toMatchObject({ code: 'not-allowed' })
})

test('a workspace has the usual break reasons until it makes its own; one that is taken out can still be read', async () => {
  const tom = await world.member('tom', { role: 'supervisor', presence: 'busy' })
  const usual = await listBreakReasons(world.services, tom)
  expect(usual.map((reason) => reason.id)).toContain('meal')
  const [prayer] = await saveBreakReasons(world.services, tom, { reasons: [{ id: 'prayer', zh: '祷告', en: 'Prayer', offered: true }] })
  expect(prayer).toEqual({ id: 'prayer', zh: '祷告', en: 'Prayer', offered: true })
  const now = await listBreakReasons(world.services, tom)
  expect(now.filter((reason) => reason.offered).map((reason) => reason.id)).toEqual(['prayer'])
  expect(now.find((reason) => reason.id === 'meal')).toMatchObject({ zh: '用餐', offered: false })
})
