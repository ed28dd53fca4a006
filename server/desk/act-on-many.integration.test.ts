import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../identity/actor.ts'
import type { AppError } from '../platform/errors.ts'
import { claimConversation } from '../routing/claim-conversation.ts'
import { brokenBooks, type DeskWorld, deskWorld } from '../routing/testing/desk-world.ts'
import { actOnMany, actOnManyInput, type ManyAction, mostAtOnce } from './act-on-many.ts'

let world: DeskWorld
let ann: Actor
let sue: Actor
let stranger: Actor
beforeAll(async () => {
  world = await deskWorld()
  ann = await world.member('ann_', { capacity: 3, presence: 'busy' })
  sue = await world.member('sue', { role: 'supervisor', queues: [], presence: 'busy', capacity: 10 })
  await world.db.pool.query(`INSERT INTO workspace (id, name) VALUES ('x', 'X')`)
  stranger = await world.member('eve', { role: 'owner', workspaceId: 'x', queues: [] })
})
afterAll(() => world.close())

let sent = 0
const many = async (actor: Actor, conversationIds: string[], action: ManyAction, clientId = `many-${sent++}`) =>
  actOnMany(world.services, actor, { conversationIds, clientId, action })
const codes = (results: Awaited<ReturnType<typeof many>>) => results.map((one) => (one.ok ? one.changed : one.code))
const rowOf = (id: string) =>
  world.one<{ owner: string; agent_id: string | null; tags: string[]; outcome: string | null; needs_attention: boolean }>(
    'SELECT owner, agent_id, tags, outcome, needs_attention FROM conversation WHERE id = $1',
    [id],
  )

test('each gets its own answer: taken from the queue and the bot, the mine left alone, refused for what cannot be', async () => {
  const [queued, greeted, mine, colleague] = [
    await world.waiting('queued'),
    await world.greeted('greeted'),
    await world.waiting('mine'),
    await world.waiting('colleague'),
  ]
  await claimConversation(world.services, ann, { conversationId: mine, clientId: 'c' })
  await claimConversation(world.services, sue, { conversationId: colleague, clientId: 'c' })
  const none = '00000000-0000-7000-8000-000000000000'
  const results = await many(ann, [queued, mine, greeted, colleague, none, await world.waiting('one too many')], { kind: 'assignToMe' })
  expect(codes(results)).toEqual([true, false, true, 'not-allowed', 'not-found', 'at-capacity'])
  expect(await rowOf(queued)).toMatchObject({ owner: 'agent', agent_id: 'ann_' })
  // A supervisor takes what an agent may not.
  expect(codes(await many(sue, [colleague, queued], { kind: 'assignToMe' }))).toEqual([false, true])
  expect(await brokenBooks(world.db)).toEqual([])
  expect(codes(await many(stranger, [queued, greeted], { kind: 'assignToMe' }))).toEqual(['not-found', 'not-found'])
})

test('transferred and closed in one go, once however often it is sent', async () => {
  const ids = await Promise.all(['t1', 't2', 't3'].map((name) => world.waiting(name)))
  await many(sue, ids, { kind: 'assignToMe' })
  const [back, ...rest] = ids as [string, string, string]
  expect(codes(await many(sue, [back], { kind: 'transfer', to: { kind: 'queue', queueId: 'q' } }))).toEqual([true])
  expect(await rowOf(back)).toMatchObject({ owner: 'queue' })
  const close: ManyAction = { kind: 'resolve', outcome: 'followup', continueFlow: false }
  expect(codes(await many(sue, ids, close, 'once'))).toEqual(['not-owner', true, true])
  expect(codes(await many(sue, rest, close, 'once'))).toEqual([true, true])
  for (const id of rest) {
    expect(await rowOf(id)).toMatchObject({ owner: 'closed', outcome: 'followup' })
    expect(await world.one(`SELECT count(*)::int AS n FROM event WHERE conversation_id = $1 AND kind = 'resolved'`, [id])).toEqual({ n: 1 })
  }
  expect(codes(await many(sue, rest, { kind: 'assignToMe' }))).toEqual(['conversation-closed', 'conversation-closed'])
})

test('tags and attention can be taken back, and only from those that were changed', async () => {
  const [had, fresh] = [await world.greeted('had'), await world.greeted('fresh')]
  await many(ann, [had], { kind: 'tag', tag: 'refund', put: true })
  const put = await many(ann, [had, fresh], { kind: 'tag', tag: 'refund', put: true })
  expect(codes(put)).toEqual([false, true])
  const changed = put.flatMap((one) => (one.ok && one.changed ? [one.conversationId] : []))
  await many(ann, changed, { kind: 'tag', tag: 'refund', put: false })
  expect([(await rowOf(had)).tags, (await rowOf(fresh)).tags]).toEqual([['refund'], []])
  expect(codes(await many(ann, [had, fresh], { kind: 'attention', needed: true }))).toEqual([true, true])
  expect(codes(await many(ann, [had, fresh], { kind: 'attention', needed: false }))).toEqual([true, true])
  expect((await rowOf(had)).needs_attention).toBe(false)
})

test('how many at once is bounded, and an analyst may do none of it', async () => {
  const id = await world.greeted('bounded')
  const input = { clientId: 'c', action: { kind: 'attention', needed: true } }
  expect(actOnManyInput.safeParse({ ...input, conversationIds: [id, id] }).success).toBe(false)
  const ids = Array.from({ length: mostAtOnce + 1 }, (_, n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)
  expect(actOnManyInput.safeParse({ ...input, conversationIds: ids }).success).toBe(false)
  expect(actOnManyInput.safeParse({ ...input, conversationIds: ids.slice(1) }).success).toBe(true)
  const analyst = await world.member('ana', { role: 'analyst', queues: [] })
  const refused = await many(analyst, [id], { kind: 'tag', tag: 'x', put: true }).catch((error) => (error as AppError).code)
  expect(refused).toBe('not-allowed')
})
