import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import type { EventKind } from '../runtime/events.ts'
import { seedChannel } from '../runtime/testing/seed.ts'
import { readFunnel } from './read-funnel.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  for (const workspaceId of ['w', 'other']) {
    await seedChannel(db.pool, { workspaceId })
    await db.pool.query(`INSERT INTO customer (workspace_id, id, updated_at) VALUES ($1, 'u', now())`, [workspaceId])
  }
})
afterAll(() => db.close())

type Told = [seconds: number, kind: EventKind, body: object]
let count = 0

async function history(events: Told[], workspaceId = 'w'): Promise<void> {
  const id = `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`
  const owner = events.some(([, kind]) => kind === 'closed') ? 'closed' : 'bot'
  await db.pool.query(
    `INSERT INTO conversation (shard, id, workspace_id, channel_id, customer_id, external_id, version_id, state, owner, created_at)
     VALUES (0, $1, $2, 'c', 'u', 'e', 'echo', '{}', $3, '2026-11-02T02:00:00Z')`,
    [id, workspaceId, owner],
  )
  for (const [place, [seconds, kind, body]] of events.entries())
    await db.pool.query(
      `INSERT INTO event (shard, conversation_id, seq, workspace_id, at, kind, actor, epoch, body)
       VALUES (0, $1, $2, $3, '2026-11-02T02:00:00Z'::timestamptz + $4 * interval '1 second', $5, 'system', 0, $6)`,
      [id, place + 1, workspaceId, seconds, kind, body],
    )
}

const said = (confidence: number): Told => [1, 'message.customer', { text: 'x', clientId: 'x', intent: 'a', confidence }]
const chose: Told = [1, 'message.customer', { text: 'x', clientId: 'x', choiceId: 'yes' }]
const owner = (seconds: number, to: string): Told => [seconds, 'owner.changed', { owner: to, epoch: 0 }]
const queued = (seconds: number): Told[] => [owner(seconds, 'queue'), [seconds, 'handoff.requested', { queueId: 'q' }]]
const taken = (seconds: number): Told[] => [[seconds, 'assigned', { how: 'accepted' }], owner(seconds, 'agent')]
const end = (seconds: number, by: string): Told[] => [owner(seconds, 'closed'), [seconds, 'closed', { outcome: 'x', by }]]
const resolved = (seconds: number, outcome: string): Told => [seconds, 'resolved', { agentId: 'ann', outcome }]
const funnel = () =>
  readFunnel(db.pool, { workspaceId: 'w', from: '2026-11-02', to: '2026-11-02', timezone: 'Asia/Shanghai', channelId: null })

test('each step counts a conversation once', async () => {
  await history([said(0.45), ...end(9, 'bot')])
  await history([said(0.44), ...end(9, 'customer')])
  await history([chose])
  await history([])
  // Left the queue by way of the bot's farewell; left the bot after the queue had given up: only the first left a queue.
  await history([said(0.9), ...queued(5), owner(50, 'bot'), ...end(50, 'customer')])
  await history([said(0.9), ...queued(5), owner(605, 'bot'), ...end(700, 'customer')])
  // Twice in a queue, twice taken; solved. Taken over from the bot; not solved.
  await history([...queued(5), ...taken(9), ...queued(20), ...taken(30), resolved(40, 'resolved'), ...end(40, 'agent')])
  await history([...taken(9), resolved(40, 'unresolved'), ...end(40, 'agent')])
  await history([chose, ...queued(5), ...taken(9), resolved(12, 'resolved'), ...end(12, 'agent')], 'other')
  expect(await funnel()).toEqual({ bot: 8, understood: 4, contained: 2, handedOff: 3, abandoned: 1, taken: 2, resolvedByHuman: 1 })
})
