import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/setup/database.ts'
import { brokenInvariants } from './testing/invariants.ts'
import { seedChannel } from './testing/seed.ts'
import { startRuntime, texts, visitor } from './testing/start-runtime.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await seedChannel(db.pool)
  await seedChannel(db.pool, { workspaceId: 'other' })
})
afterEach(async () => expect(await brokenInvariants(db.pool)).toEqual([]))
afterAll(() => db.close())

describe('a conversation through a channel', () => {
  test('is opened, answered and stored', async () => {
    const customer = visitor(startRuntime(db.pool), 'happy')
    const opened = await customer.start()
    expect(texts(opened)).toEqual(['hello'])
    const answered = await customer.say('m1', '你好')
    expect(answered).toMatchObject({ conversationId: opened.conversationId, duplicate: false, firstSeq: 3, lastSeq: 4 })
    expect(texts(answered)).toEqual(['你好', 'echo 1: 你好'])
    const { rows } = await db.pool.query('SELECT version, last_seq, owner, preview, preview_by FROM conversation WHERE id = $1', [
      opened.conversationId,
    ])
    expect(rows).toEqual([{ version: '2', last_seq: 4, owner: 'bot', preview: 'echo 1: 你好', preview_by: 'bot' }])
  })

  test('opening it again changes nothing', async () => {
    const customer = visitor(startRuntime(db.pool), 'opens twice')
    const first = await customer.start('s1')
    const second = await customer.start('s2')
    expect(second).toMatchObject({ conversationId: first.conversationId, duplicate: true, events: [], lastSeq: 2 })
  })

  test('a first message opens it', async () => {
    const receipt = await visitor(startRuntime(db.pool), 'speaks first').say('m1', 'hi')
    expect(receipt.events.map((event) => event.kind)).toEqual(['conversation.started', 'message.customer', 'message.bot'])
  })

  test('a repeat gets the first answer and has no second effect, also from another process', async () => {
    const first = await visitor(startRuntime(db.pool), 'repeats').say('m1')
    const here = await visitor(startRuntime(db.pool), 'repeats').say('m1', 'something else')
    expect(here).toEqual({ ...first, duplicate: true, events: here.events })
    expect(texts(here)).toEqual(texts(first))
  })

  test('the same id twice at the same moment is one message', async () => {
    const customer = visitor(startRuntime(db.pool), 'double click')
    const receipts = await Promise.all([customer.say('m1'), customer.say('m1'), customer.say('m1')])
    expect(receipts.map((receipt) => receipt.duplicate).sort()).toEqual([false, true, true])
    expect(new Set(receipts.map((receipt) => receipt.lastSeq)).size).toBe(1)
  })

  test('twenty messages at once keep their order and are each answered', async () => {
    const customer = visitor(startRuntime(db.pool), 'fast typist')
    await customer.start()
    const ids = Array.from({ length: 20 }, (_, place) => `m${place}`)
    const receipts = await Promise.all(ids.map((id) => customer.say(id)))
    expect(receipts.map(texts)).toEqual(ids.map((id, place) => [id, `echo ${place + 1}: ${id}`]))
    const { rows } = await db.pool.query('SELECT version FROM conversation WHERE id = $1', [receipts[0]?.conversationId])
    expect(Number(rows[0].version)).toBeLessThan(10)
  })

  test('fifty first contacts at once in two processes make one conversation', async () => {
    const processes = [startRuntime(db.pool), startRuntime(db.pool)]
    const sent = Array.from({ length: 50 }, (_, place) => visitor(processes[place % 2] as (typeof processes)[0], 'race').say(`m${place}`))
    const receipts = await Promise.all(sent)
    expect(new Set(receipts.map((receipt) => receipt.conversationId)).size).toBe(1)
    const { rows } = await db.pool.query(
      "SELECT (SELECT count(*) FROM contact WHERE external_id = 'race') AS contacts, count(*) AS conversations FROM conversation WHERE external_id = 'race'",
    )
    expect(rows).toEqual([{ contacts: '1', conversations: '1' }])
  })

  test('two processes that serve one conversation lose nothing', async () => {
    const [one, two] = [visitor(startRuntime(db.pool), 'shared'), visitor(startRuntime(db.pool), 'shared')]
    await one.start()
    const receipts = await Promise.all(Array.from({ length: 40 }, (_, place) => (place % 2 ? one : two).say(`m${place}`)))
    expect(receipts.every((receipt) => !receipt.duplicate)).toBe(true)
    const { rows } = await db.pool.query("SELECT state->'variables'->'log' AS log FROM conversation WHERE external_id = 'shared'")
    expect(rows[0].log).toHaveLength(40)
  })

  test('a closed conversation is followed by a new one, and still knows its messages', async () => {
    const customer = visitor(startRuntime(db.pool), 'comes back')
    const first = await customer.say('m1')
    await customer.say('m2', 'bye')
    const next = await customer.say('m3')
    expect(next.conversationId).not.toBe(first.conversationId)
    expect(await visitor(startRuntime(db.pool), 'comes back').say('m1')).toMatchObject({
      conversationId: first.conversationId,
      duplicate: true,
    })
    const { rows } = await db.pool.query(
      "SELECT count(DISTINCT customer_id) AS customers, count(*) AS conversations FROM conversation WHERE external_id = 'comes back'",
    )
    expect(rows).toEqual([{ customers: '1', conversations: '2' }])
  })

  test('what follows a goodbye in the same burst goes to the next conversation', async () => {
    const customer = visitor(startRuntime(db.pool), 'second thoughts')
    await customer.start()
    const receipts = await Promise.all([customer.say('m1'), customer.say('m2', 'bye'), customer.say('m3'), customer.say('m4')])
    expect(new Set(receipts.map((receipt) => receipt.conversationId)).size).toBe(2)
    expect(receipts[2]?.conversationId).toBe(receipts[3]?.conversationId)
  })

  test('an effect of the next conversation is answered although an effect of the first had the same id', async () => {
    const runtime = startRuntime(db.pool)
    const customer = visitor(runtime, 'two effects')
    for (const round of [1, 2]) {
      const { conversationId } = await customer.say(`m${round}`, 'effect')
      const answer = await runtime.act({
        workspaceId: 'w',
        conversationId,
        inboundId: 'effect:e1',
        event: { kind: 'effect', id: 'e1', ok: true, result: null },
      })
      expect(answer).toMatchObject({ conversationId, duplicate: false })
      await customer.say(`bye${round}`, 'bye')
    }
    const { rows } = await db.pool.query(
      "SELECT o.state FROM outbox o JOIN conversation c ON c.id = o.conversation_id WHERE c.external_id = 'two effects'",
    )
    expect(rows).toEqual([{ state: 'done' }, { state: 'done' }])
  })

  test("a message named after an effect's answer does not take its place", async () => {
    const runtime = startRuntime(db.pool)
    const customer = visitor(runtime, 'impostor')
    const { conversationId } = await customer.say('m1', 'effect')
    await customer.say('effect:e1', 'hello')
    const answer = await runtime.act({
      workspaceId: 'w',
      conversationId,
      inboundId: 'effect:e1',
      event: { kind: 'effect', id: 'e1', ok: true, result: null },
    })
    expect(answer.duplicate).toBe(false)
  })

  test('text that Postgres cannot store is stored with replacement characters', async () => {
    const receipt = await visitor(startRuntime(db.pool), 'hostile').say('m1', 'a\u0000b\ud800c')
    expect(texts(receipt)[0]).toBe('a\uFFFDb\uFFFDc')
  })

  test('characters that mean something on the way to the database arrive as they were sent', async () => {
    const odd = '{"a\\": [NULL], \u001e \u001f \t\n \'; -- }, \\u001f (,) "'
    const customer = visitor(startRuntime(db.pool), `odd ${odd}`)
    const first = await customer.say(odd, odd)
    expect(texts(first)).toEqual([odd, `echo 1: ${odd}`])
    const { rows } = await db.pool.query(
      `SELECT c.external_id, c.preview, c.state->'variables'->'log'->>0 AS logged, t.inputs->0->'event'->>'text' AS stepped, e.body->>'text' AS said
       FROM conversation c JOIN turn_log t ON t.shard = c.shard AND t.conversation_id = c.id
       JOIN event e ON e.shard = c.shard AND e.conversation_id = c.id AND e.seq = 2 WHERE c.id = $1`,
      [first.conversationId],
    )
    expect(rows).toEqual([{ external_id: `odd ${odd}`, preview: `echo 1: ${odd}`, logged: odd, stepped: odd, said: odd }])
    expect(await visitor(startRuntime(db.pool), `odd ${odd}`).say(odd, odd)).toMatchObject({ duplicate: true, firstSeq: 1, lastSeq: 3 })
  })

  test('a change to the customer is stored and seen by the next turn of another process', async () => {
    await visitor(startRuntime(db.pool), 'important').say('m1', 'vip')
    const { conversationId } = await visitor(startRuntime(db.pool), 'important').say('m2')
    const { rows } = await db.pool.query(
      `SELECT c.tags, c.attributes, t.inputs->0->'facts'->'customer' AS facts FROM conversation v
       JOIN customer c ON c.workspace_id = v.workspace_id AND c.id = v.customer_id
       JOIN turn_log t ON t.conversation_id = v.id AND t.turn = 2 WHERE v.id = $1`,
      [conversationId],
    )
    expect(rows[0]).toMatchObject({ tags: ['vip'], attributes: { tier: 'gold' }, facts: { tags: ['vip'], attributes: { tier: 'gold' } } })
  })
})

describe('an unknown or unpublished channel', () => {
  test('is refused and leaves nothing behind', async () => {
    const runtime = startRuntime(db.pool)
    const send = (channelId: string) =>
      runtime.receive({ workspaceId: 'w', channelId, externalId: 'nobody', inboundId: 'm', event: { kind: 'start' } })
    await expect(send('nowhere')).rejects.toMatchObject({ code: 'unknown-channel' })
    await db.pool.query("INSERT INTO channel (workspace_id, id, kind, key, name) VALUES ('w', 'empty', 'web', 'empty', 'Empty')")
    await expect(send('empty')).rejects.toMatchObject({ code: 'channel-not-published' })
    const { rows } = await db.pool.query("SELECT count(*) FROM contact WHERE external_id = 'nobody'")
    expect(rows).toEqual([{ count: '0' }])
  })
})

describe('an action from inside', () => {
  test('records what the engine need not know', async () => {
    const runtime = startRuntime(db.pool)
    const { conversationId } = await visitor(runtime, 'noted').start()
    const note = { kind: 'note', body: { text: 'calls back', clientId: 'n1', name: 'Ann' }, actor: 'agent', actorId: 'a1' } as const
    const receipt = await runtime.act({ workspaceId: 'w', conversationId, inboundId: 'n1', record: [note], set: { unread: 3 } })
    expect(receipt.events).toMatchObject([{ seq: 3, kind: 'note', actor: 'agent', actorId: 'a1', body: note.body }])
    const again = await runtime.act({ workspaceId: 'w', conversationId, inboundId: 'n1', record: [note] })
    expect(again).toMatchObject({ duplicate: true, firstSeq: 3, lastSeq: 3 })
  })

  test('is refused when the conversation is not with whom the sender thinks, judged by the stored state', async () => {
    const [here, there] = [startRuntime(db.pool), startRuntime(db.pool)]
    const { conversationId } = await visitor(here, 'handed over').start()
    const act = (runtime: typeof here, inboundId: string, expect: object) =>
      runtime.act({ workspaceId: 'w', conversationId, inboundId, expect, record: [] })
    await act(there, 'look', {})
    await visitor(here, 'handed over').say('m1', 'human')
    await expect(act(here, 'a', { owner: 'bot' })).rejects.toMatchObject({ code: 'not-owner' })
    // The other process still has the picture from before the hand-over.
    await expect(act(there, 'b', { owner: 'queue', epoch: 1 })).resolves.toMatchObject({ duplicate: false })
  })

  test('the same claim twice is one claim, although its condition no longer holds the second time', async () => {
    const runtime = startRuntime(db.pool)
    const { conversationId } = await visitor(runtime, 'claimed').say('m1', 'human')
    const claim = () =>
      runtime.act({
        workspaceId: 'w',
        conversationId,
        inboundId: 'claim',
        expect: { owner: 'queue' },
        event: { kind: 'accepted', agentId: 'a1', agentName: 'Ann' },
      })
    expect(await claim()).toMatchObject({ duplicate: false })
    expect(await claim()).toMatchObject({ duplicate: true })
    const { rows } = await db.pool.query('SELECT owner, agent_id, epoch FROM conversation WHERE id = $1', [conversationId])
    expect(rows).toEqual([{ owner: 'agent', agent_id: 'a1', epoch: 2 }])
  })

  test('statements within the commit happen with it or not at all', async () => {
    const runtime = startRuntime(db.pool)
    const { conversationId } = await visitor(runtime, 'within').start()
    const tag = (inboundId: string, values: unknown[]) =>
      runtime.act({
        workspaceId: 'w',
        conversationId,
        inboundId,
        record: [{ kind: 'tag.added', body: { tag: inboundId }, actor: 'agent' }],
        within: [{ text: 'UPDATE queue SET name = $2 WHERE workspace_id = $3 AND id = $1', values, otherwise: 'at-capacity' }],
      })
    await expect(tag('bad', ['nowhere', 'x', 'w'])).rejects.toMatchObject({ code: 'at-capacity' })
    await expect(tag('good', ['q', 'Renamed', 'w'])).resolves.toMatchObject({ lastSeq: 3 })
    const { rows } = await db.pool.query(
      "SELECT c.tags, q.name, (SELECT count(*) FROM inbox i WHERE i.conversation_id = c.id AND external_id = 'bad') AS bad FROM conversation c, queue q WHERE c.id = $1 AND q.id = 'q' AND q.workspace_id = 'w'",
      [conversationId],
    )
    expect(rows).toEqual([{ tags: ['good'], name: 'Renamed', bad: '0' }])
  })

  test('another workspace cannot reach the conversation, not even while its own messages are under way', async () => {
    const runtime = startRuntime(db.pool)
    const customer = visitor(runtime, 'private')
    const { conversationId } = await customer.start()
    const mine = customer.say('m1')
    const theirs = runtime.act({
      workspaceId: 'other',
      conversationId,
      inboundId: 'x',
      record: [{ kind: 'tag.added', body: { tag: 'theirs' }, actor: 'agent' }],
    })
    await expect(theirs).rejects.toMatchObject({ code: 'not-found' })
    expect(await mine).toMatchObject({ conversationId })
  })
})

describe('a runtime under pressure', () => {
  test('tells senders to come later instead of growing without bound', async () => {
    const runtime = startRuntime(db.pool, { mostPerSender: 10 })
    const customer = visitor(runtime, 'flood')
    const results = await Promise.allSettled(Array.from({ length: 30 }, (_, place) => customer.say(`m${place}`)))
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(20)
    expect(refused[0]?.reason).toMatchObject({ code: 'too-many-requests', params: { seconds: 1 } })
  })

  test('finishes what is under way when it stops, then refuses', async () => {
    const runtime = startRuntime(db.pool)
    const customer = visitor(runtime, 'last words')
    const last = customer.say('m1')
    await runtime.stop()
    expect(texts(await last)).toEqual(['m1', 'echo 1: m1'])
    await expect(customer.say('m2')).rejects.toMatchObject({ code: 'unavailable' })
  })
})
