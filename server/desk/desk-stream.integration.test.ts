import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '../identity/actor.ts'
import { acceptOffer } from '../routing/accept-offer.ts'
import { dispatch } from '../routing/dispatch.ts'
import { setPresence } from '../routing/presence/set-presence.ts'
import { type DeskWorld, deskWorld } from '../routing/testing/desk-world.ts'
import { addNote } from './add-note.ts'
import { type DeskStreamItem, type DeskStreamMessage, deskStream } from './desk-stream.ts'
import { sendReply } from './send-reply.ts'

let world: DeskWorld
let ann: Actor
beforeAll(async () => {
  world = await deskWorld()
  ann = await world.member('amy', { capacity: 9 })
})
afterAll(() => world.close())

type Of<K extends DeskStreamItem['type']> = Extract<DeskStreamItem, { type: K }>

/** An open desk: everything it was sent, until it is cut. */
function openDesk(actor: Actor, after: string | null = null) {
  const cut = new AbortController()
  const got: DeskStreamMessage[] = []
  const done = (async () => {
    for await (const message of deskStream(world.services, actor, { after }, cut.signal)) got.push(message)
  })()
  return {
    got,
    items: <K extends DeskStreamItem['type']>(type: K) => got.map((one) => one.item).filter((item): item is Of<K> => item.type === type),
    events: () => got.flatMap(({ item }) => (item.type === 'event' ? [`${item.event.conversationId}/${item.event.seq}`] : [])),
    ready: () => vi.waitFor(() => expect(got[0]?.item.type).toBe('ready')),
    async cut() {
      cut.abort()
      await done
    },
  }
}

test('a desk hears of an offer, of the conversation as it goes on, and of the counts', async () => {
  const desk = openDesk(ann)
  await desk.ready()
  expect(desk.items('ready')[0]).toMatchObject({
    missed: false,
    offers: [],
    counts: { mine: 0 },
    team: [{ memberId: 'ann' }, { memberId: 'amy', presence: 'online' }],
  })
  const conversationId = await world.waiting('streamed')
  await dispatch(world.services, 'w')
  await vi.waitFor(() => expect(desk.items('event').some((item) => item.offer)).toBe(true))
  const offered = desk.items('event').find((item) => item.offer)
  expect(offered?.offer).toMatchObject({ conversationId, memberId: 'amy', queueName: 'Queue', customerName: 'streamed', offerSeconds: 20 })
  await acceptOffer(world.services, ann, { conversationId, clientId: 'a' })
  await sendReply(world.services, ann, { conversationId, clientId: 'r', text: 'Hello' })
  await vi.waitFor(() =>
    expect(desk.items('event').at(-1)).toMatchObject({
      event: { kind: 'message.agent' },
      conversation: { owner: 'agent', agentId: 'amy', preview: 'Hello' },
    }),
  )
  await vi.waitFor(() => expect(desk.items('counts').at(-1)?.counts.mine).toBe(1), 5000)
  await desk.cut()
})

test('cut after any item and opened again with its cursor, nothing is lost and nothing comes twice', async () => {
  const whole = openDesk(ann)
  await whole.ready()
  const start = whole.got[0]?.cursor as string
  const conversationId = await world.waiting('cut')
  for (let i = 0; i < 4; i++) await addNote(world.services, ann, { conversationId, clientId: `n${i}`, text: `note ${i}` })
  await world.greeted('beside')
  const all = (
    await world.db.pool.query(`SELECT conversation_id, seq FROM event WHERE workspace_id = 'w' ORDER BY txid, position`)
  ).rows.map((row) => `${row.conversation_id}/${row.seq}`)
  await vi.waitFor(() => expect(whole.events().at(-1)).toBe(all.at(-1)))
  await whole.cut()
  const tracked = whole.got.filter((one) => one.cursor !== null)
  expect(tracked).toHaveLength(1 + whole.events().length)
  for (let at = 0; at < tracked.length; at++) {
    const before = tracked
      .slice(0, at + 1)
      .flatMap(({ item }) => (item.type === 'event' ? [`${item.event.conversationId}/${item.event.seq}`] : []))
    const again = openDesk(ann, tracked[at]?.cursor)
    await again.ready()
    await vi.waitFor(() => expect([...before, ...again.events()]).toEqual(whole.events()))
    expect(again.items('ready')[0]?.missed).toBe(false)
    await again.cut()
  }
  expect(start).toBe(tracked[0]?.cursor)
  expect(all.slice(-whole.events().length)).toEqual(whole.events())
})

test('what happens between the snapshot and the stream is not lost: written while the desk opens', async () => {
  const conversationId = await world.greeted('racing')
  for (let round = 0; round < 15; round++) {
    const desk = openDesk(ann)
    const writes = Promise.all([1, 2, 3].map((i) => addNote(world.services, ann, { conversationId, clientId: `${round}-${i}`, text: 'x' })))
    await desk.ready()
    const from = desk.got[0]?.cursor as string
    const receipts = (await writes).flatMap((one) => one.events.map((event) => `${conversationId}/${event.seq}`))
    const [transaction, position] = from.split('.')
    const { rows } = await world.db.pool.query(
      `SELECT conversation_id, seq FROM event WHERE workspace_id = 'w' AND (txid, position) > ($1::bigint, $2::bigint) ORDER BY txid, position`,
      [transaction, position],
    )
    const expected = rows.map((row) => `${row.conversation_id}/${row.seq}`)
    await vi.waitFor(() => expect(desk.events()).toEqual(expected))
    expect(receipts).toHaveLength(3)
    await desk.cut()
  }
})

test('a cursor that is nonsense, from the future or too far back asks for a new snapshot and goes on from now', async () => {
  for (const after of ['nonsense', '999999999999.1']) {
    const desk = openDesk(ann, after)
    await desk.ready()
    expect(desk.items('ready')[0]?.missed).toBe(true)
    await desk.cut()
  }
  const many = await world.db.pool.query(
    `INSERT INTO event (shard, conversation_id, seq, workspace_id, at, kind, actor, epoch, body)
     SELECT 1, gen_random_uuid(), n, 'w', now(), 'note', 'agent', 0, '{}' FROM generate_series(1, 2100) n`,
  )
  expect(many.rowCount).toBe(2100)
  const desk = openDesk(ann, '0.0')
  await desk.ready()
  expect(desk.items('ready')[0]?.missed).toBe(true)
  await addNote(world.services, ann, { conversationId: await world.greeted('after all'), clientId: 'n', text: 'x' })
  await vi.waitFor(() => expect(desk.items('event').at(-1)?.event.kind).toBe('note'))
  expect(desk.events().length).toBeLessThan(10)
  await desk.cut()
})

test('presence and typing of others come along, one’s own typing does not', async () => {
  const bob = await world.member('bob')
  const desk = openDesk(ann)
  await desk.ready()
  await setPresence(world.services, bob, { presence: 'break', reason: 'tea' })
  await vi.waitFor(() =>
    expect(desk.items('presence').at(-1)?.members).toMatchObject([{ memberId: 'bob', presence: 'break', presenceReason: 'tea' }]),
  )
  const typing = { kind: 'typing' as const, workspaceId: 'w', conversationId: 'c' }
  world.services.signals.publish({ ...typing, by: 'agent', memberId: 'amy', name: 'amy' })
  world.services.signals.publish({ ...typing, workspaceId: 'x', by: 'customer' })
  world.services.signals.publish({ ...typing, by: 'customer' })
  await vi.waitFor(() =>
    expect(desk.items('typing')).toEqual([{ type: 'typing', conversationId: 'c', by: 'customer', memberId: null, name: null }]),
  )
  await desk.cut()
})

test('an open desk keeps its agent there; nothing of another workspace is heard', async () => {
  await world.db.pool.query(`INSERT INTO workspace (id, name) VALUES ('x', 'X')`)
  const stranger = await world.member('eve', { role: 'owner', workspaceId: 'x', queues: [] })
  await world.db.pool.query(`UPDATE member SET seen_at = NULL`)
  const [desk, other] = [openDesk(ann), openDesk(stranger)]
  await desk.ready()
  await other.ready()
  expect(await world.one(`SELECT seen_at IS NOT NULL AS seen FROM member WHERE id = 'amy'`)).toEqual({ seen: true })
  await addNote(world.services, ann, { conversationId: await world.greeted('private'), clientId: 'n', text: 'x' })
  await vi.waitFor(() => expect(desk.items('event').at(-1)?.event.kind).toBe('note'))
  expect(other.events()).toEqual([])
  await Promise.all([desk.cut(), other.cut()])
})
