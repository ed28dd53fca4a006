import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import type { Actor } from '../identity/actor.ts'
import type { EventBodies, EventKind } from '../runtime/events.ts'
import { seedChannel } from '../runtime/testing/seed.ts'
import { overview } from './overview.ts'

let db: TestDatabase
const actor: Actor = { workspaceId: 'w', memberId: 'ann', userId: 'w-ann', name: 'Ann', role: 'analyst', locale: 'en' }
beforeAll(async () => {
  db = await testDatabase()
  for (const workspaceId of ['w', 'other']) {
    await seedChannel(db.pool, { workspaceId })
    await db.pool.query(`INSERT INTO customer (workspace_id, id, updated_at) VALUES ($1, 'u', now())`, [workspaceId])
  }
  await db.pool.query(
    `INSERT INTO channel (workspace_id, id, kind, key, name, version_id) VALUES ('w', 'd', 'web', 'second', 'Second', 'echo')`,
  )
})
afterAll(() => db.close())
beforeEach(() => db.pool.query('TRUNCATE event, conversation'))

type Told = { [K in EventKind]: [seconds: number, kind: K, body: Partial<EventBodies[K]>] }[EventKind]
let count = 0

/** A conversation as its events tell it, seconds after it began. */
async function history(began: string, events: Told[], more: { channelId?: string; workspaceId?: string } = {}): Promise<void> {
  const { channelId = 'c', workspaceId = 'w' } = more
  const id = `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`
  const start = Date.parse(began)
  const owners = events.flatMap(([, kind, body]) => (kind === 'owner.changed' ? [(body as EventBodies['owner.changed']).owner] : []))
  const closed = events.find(([, kind]) => kind === 'closed')?.[2] as EventBodies['closed'] | undefined
  await db.pool.query(
    `INSERT INTO conversation (shard, id, workspace_id, channel_id, customer_id, external_id, version_id, state, owner, outcome, created_at)
     VALUES (0, $1, $2, $3, 'u', 'e', 'echo', '{}', $4, $5, $6)`,
    [id, workspaceId, channelId, owners.at(-1) ?? 'bot', closed?.outcome ?? null, new Date(start)],
  )
  for (const [place, [seconds, kind, body]] of events.entries())
    await db.pool.query(
      `INSERT INTO event (shard, conversation_id, seq, workspace_id, at, kind, actor, epoch, body) VALUES (0, $1, $2, $3, $4, $5, 'system', 0, $6)`,
      [id, place + 1, workspaceId, new Date(start + seconds * 1000), kind, body],
    )
}

const said = (seconds: number): Told => [seconds, 'message.customer', { text: 'x' }]
const bot = (seconds: number, widget?: 'rating'): Told => [seconds, 'message.bot', { text: 'x', ...(widget ? { widget } : {}) }]
const owner = (seconds: number, to: 'bot' | 'queue' | 'agent' | 'closed'): Told => [seconds, 'owner.changed', { owner: to, epoch: 0 }]
const handoff = (seconds: number): Told[] => [owner(seconds, 'queue'), [seconds, 'handoff.requested', { queueId: 'q' }]]
const taken = (seconds: number): Told[] => [[seconds, 'assigned', { how: 'accepted' }], owner(seconds, 'agent')]
const agent = (seconds: number): Told => [seconds, 'message.agent', { text: 'x' }]
const end = (seconds: number, outcome: string, by: 'bot' | 'customer' = 'bot'): Told[] => [
  owner(seconds, 'closed'),
  [seconds, 'closed', { outcome, by }],
]
const rated = (seconds: number, score: number, max = 5): Told => [seconds, 'rated', { score, max, comment: '' }]
const resolved = (seconds: number, outcome: string): Told => [seconds, 'resolved', { agentId: 'ann', outcome }]
const see = (from: string, to: string, more: object = {}) => overview({ db }, actor, { from, to, ...more })

test('a small week, computed by hand', async () => {
  // A greeting is no answer: the first response is counted from the customer's first words.
  // The bot alone: solved and rated; left in silence; still talking.
  await history('2026-11-02T10:00:00+08:00', [bot(0), said(10), bot(20, 'rating'), rated(30, 5), ...end(31, 'resolved')])
  await history('2026-11-02T11:00:00+08:00', [bot(0), said(0), bot(2), ...end(900, 'abandoned')])
  await history('2026-11-03T11:00:00+08:00', [bot(0), said(1), bot(4)])
  // Handed off: waits 10 s and 30 s, first human words 15 s and 50 s after the hand-off; a person's verdict beats the flow's.
  await history('2026-11-03T12:00:00+08:00', [
    bot(0),
    said(60),
    ...handoff(60),
    ...taken(70),
    agent(75),
    resolved(200, 'unresolved'),
    owner(200, 'bot'),
    bot(200, 'rating'),
    rated(230, 2),
    ...end(231, 'resolved'),
  ])
  await history('2026-11-04T12:00:00+08:00', [
    bot(0),
    ...handoff(100),
    ...taken(130),
    agent(150),
    resolved(300, 'resolved'),
    owner(300, 'bot'),
    bot(300, 'rating'),
    ...end(900, 'abandoned'),
  ])
  // Left after 45 s in the queue (the flow's exit makes it the bot's for an instant); waited too long and was told so.
  await history('2026-11-04T13:00:00+08:00', [bot(0), ...handoff(5), owner(50, 'bot'), ...end(50, 'left', 'customer')])
  await history('2026-11-04T14:00:00+08:00', [bot(0), ...handoff(5), owner(605, 'bot'), bot(605), ...end(605, 'unresolved')])
  const { current } = await see('2026-11-02', '2026-11-04')
  expect(current.conversations).toEqual({ unit: 'count', value: 7, n: 7 })
  expect(current.containment).toMatchObject({ count: 2, n: 6 })
  expect(current.handoffRate).toMatchObject({ count: 4, n: 7 })
  expect(current.firstResponse).toEqual({ unit: 'seconds', value: 7.5, n: 4, p50: 6.5, p90: expect.closeTo(13.5) })
  expect(current.humanFirstResponse).toEqual({ unit: 'seconds', value: 32.5, n: 2, p50: 32.5, p90: 46.5 })
  expect(current.queueWait).toEqual({ unit: 'seconds', value: 20, n: 2, p50: 20, p90: 28 })
  expect(current.abandonment).toMatchObject({ value: 0.25, count: 1, n: 4 })
  expect((await see('2026-11-02', '2026-11-04')).leftAfter).toMatchObject({ n: 1, mean: 45 })
  expect(current.resolution).toMatchObject({ count: 2, n: 6 })
  expect(current.csat).toMatchObject({ value: 0.5, count: 1, n: 2 })
  expect(current.ratingResponse).toMatchObject({ count: 2, n: 3 })
})

test('days are the workspace’s, and every day of the period is there', async () => {
  // Shanghai is eight hours ahead: the first begins on the 5th there, the second on the 6th.
  await history('2026-11-05T15:59:59Z', [bot(0)])
  await history('2026-11-05T16:00:00Z', [bot(0)])
  const { days, timezone } = await see('2026-11-04', '2026-11-06')
  expect(timezone).toBe('Asia/Shanghai')
  expect(days.map((day) => [day.date, day.conversations.value])).toEqual([
    ['2026-11-04', 0],
    ['2026-11-05', 1],
    ['2026-11-06', 1],
  ])
  expect(days[0]?.containment.value).toBeNull()
})

test('a day on which clocks change has 23 hours and loses nobody', async () => {
  await db.pool.query(`UPDATE workspace SET timezone = 'Europe/Berlin' WHERE id = 'w'`)
  for (const time of ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'])
    await history(time, [bot(0)])
  const { days, current } = await see('2026-03-28', '2026-03-30')
  expect(days.map((day) => day.conversations.value)).toEqual([1, 2, 1])
  expect(current.conversations.value).toBe(4)
  await db.pool.query(`UPDATE workspace SET timezone = 'Asia/Shanghai' WHERE id = 'w'`)
})

test('the period before has as many days and ends where this one begins', async () => {
  for (const day of ['06', '07', '08', '09', '10', '11']) await history(`2026-11-${day}T00:00:00+08:00`, [bot(0), ...end(60, 'resolved')])
  const { current, previous } = await see('2026-11-10', '2026-11-11')
  expect([current.conversations.value, previous.conversations.value]).toEqual([2, 2])
  expect((await see('2026-11-01', '2026-11-01')).previous.containment.value).toBeNull()
})

test('by channel, and for one channel alone', async () => {
  await history('2026-11-10T09:00:00+08:00', [bot(0), ...handoff(1), ...taken(11)], { channelId: 'd' })
  await history('2026-11-10T09:00:00+08:00', [bot(0)], { channelId: 'd' })
  await history('2026-11-10T09:00:00+08:00', [bot(0), ...handoff(1), ...taken(3)])
  const all = await see('2026-11-10', '2026-11-10')
  expect(
    all.channels.map(({ channelId, name, conversations, queueWait }) => [channelId, name, conversations.value, queueWait.value]),
  ).toEqual([
    ['d', 'Second', 2, 10],
    ['c', 'Web', 1, 2],
  ])
  const one = await see('2026-11-10', '2026-11-10', { channelId: 'c' })
  expect([one.current.conversations.value, one.current.queueWait.value, one.channels.length]).toEqual([1, 2, 1])
  await expect(see('2026-11-10', '2026-11-10', { channelId: 'none' })).rejects.toMatchObject({ code: 'not-found' })
})

test('moving from queue to queue is one wait, coming back from a person a second one', async () => {
  await history('2026-11-12T09:00:00+08:00', [
    bot(0),
    ...handoff(10),
    ...handoff(40),
    ...taken(70),
    [80, 'transferred', { toQueueId: 'z' }],
    ...handoff(80),
    ...taken(100),
    agent(101),
  ])
  const { current } = await see('2026-11-12', '2026-11-12')
  expect(current.queueWait).toMatchObject({ n: 2, value: 40 })
  expect(current.abandonment).toMatchObject({ count: 0, n: 2 })
  expect(current.handoffRate).toMatchObject({ count: 1, n: 1 })
  expect(current.humanFirstResponse).toMatchObject({ value: 91 })
})

test('a person who took over unasked is no hand-off, but the bot did not contain it either', async () => {
  await history('2026-11-13T09:00:00+08:00', [bot(0), ...taken(30), agent(40), resolved(60, 'resolved'), ...end(60, 'resolved')])
  const { current } = await see('2026-11-13', '2026-11-13')
  expect(current.handoffRate).toMatchObject({ count: 0, n: 1 })
  expect(current.containment).toMatchObject({ count: 0, n: 1 })
  expect(current.humanFirstResponse.n).toBe(0)
})

test('ratings of other scales count from 80 % of the top, and the last rating counts', async () => {
  await history('2026-11-14T09:00:00+08:00', [bot(0, 'rating'), rated(1, 8, 10), ...end(2, 'resolved')])
  await history('2026-11-14T09:00:00+08:00', [bot(0, 'rating'), rated(1, 7, 10), ...end(2, 'resolved')])
  await history('2026-11-14T09:00:00+08:00', [bot(0, 'rating'), rated(1, 1), rated(5, 4), ...end(6, 'resolved')])
  expect((await see('2026-11-14', '2026-11-14')).current.csat).toMatchObject({ count: 2, n: 3 })
})

test('another workspace’s conversations are not counted, an agent sees no figures', async () => {
  await history('2026-11-15T09:00:00+08:00', [bot(0), ...handoff(1)], { workspaceId: 'other' })
  const { current } = await see('2026-11-15', '2026-11-15')
  expect([current.conversations.value, current.abandonment.n]).toEqual([0, 0])
  await expect(overview({ db }, { ...actor, role: 'agent' }, { from: '2026-11-15', to: '2026-11-15' })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})
