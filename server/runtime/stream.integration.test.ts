import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { createHintBus } from './hints.ts'
import { createEventStream, type WorkspaceEvent } from './stream.ts'
import { seedChannel } from './testing/seed.ts'
import { silentLog, startRuntime, visitor } from './testing/start-runtime.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await seedChannel(db.pool)
  await seedChannel(db.pool, { workspaceId: 'other' })
})
afterAll(() => db.close())

async function collect(stream: AsyncGenerator<WorkspaceEvent>, into: string[]): Promise<void> {
  for await (const { event } of stream) into.push(`${event.conversationId}/${event.seq}`)
}
async function stored(workspaceId = 'w'): Promise<string[]> {
  const { rows } = await db.pool.query('SELECT conversation_id, seq FROM event WHERE workspace_id = $1 ORDER BY txid, position', [
    workspaceId,
  ])
  return rows.map((row) => `${row.conversation_id}/${row.seq}`)
}

test('a follower gets every event once and in order while two processes commit at the same time', async () => {
  const hints = createHintBus()
  const stream = createEventStream({ pool: db.pool, hints, log: silentLog })
  const followers = [new AbortController(), new AbortController(), new AbortController()]
  const after = await stream.currentCursor('w')
  const seen: string[][] = followers.map(() => [])
  const reading = followers.map((follower, place) =>
    collect(stream.followWorkspace({ workspaceId: 'w', after, signal: follower.signal }), seen[place] as string[]),
  )
  const processes = [startRuntime(db.pool, { hints }), startRuntime(db.pool)]
  await Promise.all(
    Array.from({ length: 24 }, async (_, place) => {
      const customer = visitor(processes[place % 2] as (typeof processes)[0], `streamed ${place}`)
      for (let message = 0; message < 8; message++) await customer.say(`m${message}`)
    }),
  )
  const all = await stored()
  expect(all).toHaveLength(24 * 17)
  for (const list of seen) await vi.waitFor(() => expect(list).toEqual(all), 6000)
  for (const follower of followers) follower.abort()
  await Promise.all(reading)
})

test('rows of a transaction that began earlier and ends later are not skipped', async () => {
  const stream = createEventStream({ pool: db.pool, hints: createHintBus(), log: silentLog })
  const after = await stream.currentCursor('w')
  const runtime = startRuntime(db.pool)
  const { conversationId } = await visitor(runtime, 'slow writer').start()
  const slow = await db.pool.connect()
  await slow.query('BEGIN')
  await slow.query(
    "INSERT INTO event (shard, conversation_id, seq, workspace_id, at, kind, actor, epoch, body) VALUES (0, gen_random_uuid(), 1, 'w', now(), 'note', 'agent', 0, '{}')",
  )
  await visitor(runtime, 'slow writer').say('m1')
  const early = await stream.readWorkspaceEvents({ workspaceId: 'w', after })
  expect(early.held).toBe(true)
  expect(early.events.map(({ event }) => event.seq)).toEqual([1, 2])
  await slow.query('COMMIT')
  slow.release()
  const late = await stream.readWorkspaceEvents({ workspaceId: 'w', after: early.events.at(-1)?.cursor ?? after })
  expect(late.held).toBe(false)
  expect(late.events.map(({ event }) => [event.kind, event.conversationId === conversationId])).toEqual([
    ['note', false],
    ['message.customer', true],
    ['message.bot', true],
  ])
})

test('who comes back with a cursor gets the rest, in pages', async () => {
  const stream = createEventStream({ pool: db.pool, hints: createHintBus(), log: silentLog })
  const all = await stored()
  const seen: string[] = []
  let after = '0.0' as Parameters<typeof stream.readWorkspaceEvents>[0]['after']
  for (let more = true; more; ) {
    const page = await stream.readWorkspaceEvents({ workspaceId: 'w', after, limit: 50 })
    for (const { event, cursor } of page.events) {
      seen.push(`${event.conversationId}/${event.seq}`)
      after = cursor
    }
    more = page.more
  }
  expect(seen).toEqual(all)
})

test('a follower that lost the hints is served by the sweep', async () => {
  const stream = createEventStream({ pool: db.pool, hints: createHintBus(), log: silentLog, sweep: 100 })
  const end = new AbortController()
  const seen: string[] = []
  const { conversationId } = await visitor(startRuntime(db.pool), 'unheard').start()
  const reading = collect(stream.followWorkspace({ workspaceId: 'w', after: await stream.currentCursor('w'), signal: end.signal }), seen)
  const conversation: number[] = []
  const following = (async () => {
    for await (const event of stream.followConversation({ workspaceId: 'w', conversationId, afterSeq: 0, signal: end.signal }))
      conversation.push(event.seq)
  })()
  await visitor(startRuntime(db.pool), 'unheard').say('m1')
  await vi.waitFor(() => expect(seen).toHaveLength(2), 2000)
  await vi.waitFor(() => expect(conversation).toEqual([1, 2, 3, 4]), 2000)
  end.abort()
  await Promise.all([reading, following])
})

test('a workspace never sees another one', async () => {
  const stream = createEventStream({ pool: db.pool, hints: createHintBus(), log: silentLog })
  const { conversationId } = await visitor(startRuntime(db.pool), 'mine').start()
  expect((await stream.readWorkspaceEvents({ workspaceId: 'other', after: '0.0' })).events).toEqual([])
  expect(await stream.readConversationEvents({ workspaceId: 'other', conversationId, afterSeq: 0 })).toEqual([])
})
