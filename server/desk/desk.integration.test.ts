import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../identity/actor.ts'
import { AppError } from '../platform/errors.ts'
import { claimConversation } from '../routing/claim-conversation.ts'
import { resolveConversation } from '../routing/resolve-conversation.ts'
import { type DeskWorld, deskWorld } from '../routing/testing/desk-world.ts'
import { createTicket } from '../tickets/create-ticket.ts'
import { addNote } from './add-note.ts'
import { countConversations } from './desk-counts.ts'
import { explainHandoff } from './explain-handoff.ts'
import { getConversation } from './get-conversation.ts'
import { type DeskList, listConversations } from './list-conversations.ts'
import { listEvents } from './list-events.ts'
import { listTargets } from './list-targets.ts'
import { markRead } from './mark-read.ts'
import { saveDraft } from './save-draft.ts'
import { sendReply } from './send-reply.ts'
import { setAttention } from './set-attention.ts'
import { showTyping } from './show-typing.ts'

let world: DeskWorld
let ann: Actor
let sue: Actor
let stranger: Actor
const ids: Record<string, string> = {}
beforeAll(async () => {
  world = await deskWorld()
  ann = await world.member('ann_', { capacity: 10, presence: 'busy' })
  sue = await world.member('sue', { role: 'supervisor', queues: [], presence: 'busy' })
  await world.db.pool.query(`INSERT INTO workspace (id, name) VALUES ('x', 'X')`)
  stranger = await world.member('eve', { role: 'owner', workspaceId: 'x', queues: [] })
  for (const name of ['王小明', 'Bea', 'Cyn', 'Dee']) ids[name] = await world.waiting(name)
  for (const name of ['Eli', 'Fay']) ids[name] = await world.greeted(name)
  await claimConversation(world.services, ann, { conversationId: at('王小明'), clientId: 'c1' })
  await claimConversation(world.services, ann, { conversationId: at('Dee'), clientId: 'c2' })
  await resolveConversation(world.services, ann, { conversationId: at('Dee'), clientId: 'r', outcome: 'followup', continueFlow: false })
  await world.services.runtime.act({ workspaceId: 'w', conversationId: at('Fay'), inboundId: 'look', set: { needsAttention: true } })
  await world.services.runtime.act({ workspaceId: 'w', conversationId: at('Cyn'), inboundId: 'up', set: { priority: 3 } })
})
afterAll(() => world.close())

const at = (name: string) => ids[name] as string
const names = async (list: DeskList, actor = ann, search?: string) =>
  (await listConversations(world.services, actor, { list, limit: 50, ...(search ? { search } : {}) })).items.map(
    (item) => item.customerName || item.id,
  )
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error)
const refused = (promise: Promise<unknown>) => promise.then(() => 'done', codeOf)

test('each list holds what belongs there, the waiting in the order they are served', async () => {
  expect(await names('mine')).toEqual(['王小明'])
  expect(await names('waiting')).toEqual(['Cyn', 'Bea'])
  expect(await names('attention')).toEqual(['Fay'])
  expect(await names('bot')).toEqual(['Fay', 'Eli'])
  expect(await names('closed')).toEqual(['Dee'])
  expect(await countConversations(world.services, ann)).toEqual({ mine: 1, waiting: 2, attention: 1, bot: 2, closed: 1 })
})

test('an agent of no queue sees nobody waiting, a supervisor everybody, another workspace nothing at all', async () => {
  const none = await world.member('none', { queues: [], presence: 'busy' })
  expect(await names('waiting', none)).toEqual([])
  expect(await names('waiting', sue)).toEqual(['Cyn', 'Bea'])
  for (const list of ['mine', 'waiting', 'attention', 'bot', 'closed'] as const) expect(await names(list, stranger)).toEqual([])
  expect(await countConversations(world.services, stranger)).toEqual({ mine: 0, waiting: 0, attention: 0, bot: 0, closed: 0 })
})

test('a row says all a list shows', async () => {
  const { items } = await listConversations(world.services, ann, { list: 'mine', limit: 1 })
  expect(items[0]).toMatchObject({
    id: at('王小明'),
    owner: 'agent',
    channelName: 'Web',
    channelKind: 'web',
    customerName: '王小明',
    queueId: 'q',
    queueName: 'Queue',
    agentId: 'ann_',
    agentName: 'ann_',
    priority: 0,
    preview: 'Connecting you.',
    previewBy: 'bot',
    unread: 0,
    outcome: null,
    closedAt: null,
    language: 'en',
  })
  expect(items[0]?.lastMessageAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})

test('paging visits every conversation once, in every list, also where many have the same time', async () => {
  const many = await world.member('many', { capacity: 200, presence: 'busy' })
  for (let i = 0; i < 9; i++)
    await claimConversation(world.services, many, { conversationId: await world.waiting(`paged ${i}`), clientId: `p${i}` })
  for (let i = 0; i < 7; i++) await world.waiting(`line ${i}`)
  await world.db.pool.query(`UPDATE conversation SET last_message_at = '2026-01-01T00:00:00Z' WHERE agent_id = 'many'`)
  await world.db.pool.query(`UPDATE conversation SET queued_at = '2026-01-01T00:00:00Z' WHERE owner = 'queue' AND priority = 0`)
  for (const [list, actor, expected] of [
    ['mine', many, 9],
    ['waiting', ann, 9],
    ['waiting', sue, 9],
  ] as const) {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listConversations>> = await listConversations(world.services, actor, { list, limit: 2, cursor })
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toHaveLength(expected)
    expect(new Set(seen).size).toBe(expected)
  }
})

test('search finds names, last messages, earlier messages and notes, two Chinese characters too; signs of a pattern are taken literally', async () => {
  await world.say('Eli', 's1', '我要退款，一直没有到账')
  await world.say('Eli', 's2', 'hello again')
  await addNote(world.services, ann, { conversationId: at('Bea'), clientId: 'n', text: 'called about 发票 100%' })
  expect(await names('mine', ann, '小明')).toEqual(['王小明'])
  expect(await names('mine', ann, '退款')).toEqual(['Eli'])
  expect(await names('mine', ann, '发票')).toEqual(['Bea'])
  expect(await names('mine', ann, '100%')).toEqual(['Bea'])
  expect(await names('mine', ann, '1__%')).toEqual([])
  expect(await names('mine', ann, 'HELLO AGAIN')).toEqual(['Eli'])
  expect(await names('mine', stranger, '退款')).toEqual([])
})

test('a conversation with everything beside it', async () => {
  const { runtime } = world.services
  await runtime.receive({ workspaceId: 'w', channelId: 'c', externalId: 'Dee', inboundId: 'again', event: { kind: 'start' } })
  await saveDraft(world.services, ann, { conversationId: at('王小明'), text: 'almost' })
  await world.db.pool.query(
    `INSERT INTO ticket (workspace_id, id, number, subject, customer_id, updated_at) SELECT 'w', 't', 7, 'Late', customer_id, now() FROM conversation WHERE id = $1`,
    [at('王小明')],
  )
  const detail = await getConversation(world.services, ann, { conversationId: at('王小明') })
  expect(detail).toMatchObject({
    conversation: { id: at('王小明') },
    customer: { name: '王小明', attributes: {}, tags: [] },
    packet: { reason: '', tried: ['Menu', 'Person'], language: 'en' },
    tickets: [{ id: 't', number: 7, subject: 'Late', status: 'open' }],
    history: [],
    draft: 'almost',
    offer: null,
  })
  expect((await getConversation(world.services, sue, { conversationId: at('王小明') })).draft).toBe('')
  const dee = await world.one<{ id: string }>(`SELECT id FROM conversation WHERE external_id = 'Dee' AND owner <> 'closed'`)
  expect((await getConversation(world.services, ann, { conversationId: dee.id })).history).toMatchObject([
    { id: at('Dee'), outcome: 'followup' },
  ])
})

test('the transcript pages backwards and fills gaps forwards', async () => {
  const conversationId = at('Eli')
  const all = (await listEvents(world.services, ann, { conversationId, limit: 200 })).events
  expect(all.map((event) => event.seq)).toEqual(all.map((_, place) => place + 1))
  const last = await listEvents(world.services, ann, { conversationId, limit: 3 })
  expect(last).toEqual({ events: all.slice(-3), hasMore: true })
  const before = await listEvents(world.services, ann, { conversationId, limit: 200, beforeSeq: last.events[0]?.seq as number })
  expect(before).toEqual({ events: all.slice(0, -3), hasMore: false })
  expect(await listEvents(world.services, ann, { conversationId, limit: 2, afterSeq: 1 })).toEqual({
    events: all.slice(1, 3),
    hasMore: true,
  })
  expect(await listEvents(world.services, ann, { conversationId, limit: 2, afterSeq: all.length })).toEqual({ events: [], hasMore: false })
})

test('a reply is said once, ends the wait, drops the draft and counts the canned reply; only the one who has the conversation may', async () => {
  const conversationId = at('王小明')
  await world.db.pool.query(`INSERT INTO canned_reply (workspace_id, id, shortcut, text, updated_at) VALUES ('w', 'k', 'hi', 'Hi', now())`)
  await world.say('王小明', 'm1', 'anybody?')
  const row = () => world.one('SELECT unread, waiting_since IS NULL AS answered, preview FROM conversation WHERE id = $1', [conversationId])
  expect(await row()).toEqual({ unread: 1, answered: false, preview: 'anybody?' })
  await markRead(world.services, sue, { conversationId })
  expect(await row()).toMatchObject({ unread: 1 })
  await markRead(world.services, ann, { conversationId })
  expect(await row()).toMatchObject({ unread: 0, answered: false })
  const input = { conversationId, clientId: 'a1', text: 'Here I am', cannedReplyId: 'k' }
  const sent = await sendReply(world.services, ann, input)
  expect(sent.events).toMatchObject([{ kind: 'message.agent', actorId: 'ann_', body: { text: 'Here I am', name: 'ann_' } }])
  expect(await sendReply(world.services, ann, input)).toEqual({ duplicate: true, events: sent.events })
  expect(await row()).toEqual({ unread: 0, answered: true, preview: 'Here I am' })
  expect(await world.one(`SELECT uses FROM canned_reply WHERE id = 'k'`)).toEqual({ uses: 1 })
  expect((await getConversation(world.services, ann, { conversationId })).draft).toBe('')
  expect(await refused(sendReply(world.services, sue, { ...input, clientId: 's' }))).toBe('not-owner')
  expect(await refused(sendReply(world.services, ann, { ...input, conversationId: at('Eli') }))).toBe('not-owner')
  expect(await refused(sendReply(world.services, ann, { ...input, conversationId: at('Dee') }))).toBe('conversation-closed')
})

test('why it was handed over, and which rule fired on which values, is told from the record', async () => {
  const conversationId = await world.greeted('chatty')
  for (const [place, text] of ['one', 'two'].entries()) await world.say('chatty', `m${place}`, text)
  const { evaluations, handoffs } = await explainHandoff(world.services, ann, { conversationId })
  // Not understood twice: the bot gave up, and the packet names the rule's values too.
  expect(handoffs).toMatchObject([
    {
      queueId: 'q',
      packet: {
        reason: 'trouble',
        trace: [
          { ruleId: 'talks', result: 'fired' },
          { ruleId: 'legal', result: 'no' },
        ],
      },
    },
  ])
  expect(evaluations.map(({ said, rules }) => [said, rules[0]?.result, rules[0]?.parts[0]?.value])).toEqual([
    ['two', 'fired', 2],
    ['one', 'no', 1],
  ])
  expect((await getConversation(world.services, ann, { conversationId })).conversation.needsAttention).toBe(true)
  const bea = await explainHandoff(world.services, ann, { conversationId: at('Bea') })
  expect(bea.handoffs).toMatchObject([{ queueId: 'q', packet: { tried: ['Menu', 'Person'] } }])
})

test('where a conversation could go', async () => {
  await world.member('idle', { capacity: 9 })
  const targets = await listTargets(world.services, ann)
  expect(targets.queues).toMatchObject([{ id: 'q', name: 'Queue', open: true }])
  expect(targets.agents.map((agent) => agent.memberId)).not.toContain('ann_')
  expect(targets.agents.map((agent) => agent.memberId)).toContain('sue')
})

test('typing is told to those who listen, of one’s own conversation only', async () => {
  const heard: unknown[] = []
  const end = world.services.signals.subscribe((signal) => heard.push(signal))
  await showTyping(world.services, ann, { conversationId: at('王小明') })
  await showTyping(world.services, sue, { conversationId: at('王小明') })
  end()
  expect(heard).toEqual([{ kind: 'typing', workspaceId: 'w', conversationId: at('王小明'), by: 'agent', memberId: 'ann_', name: 'ann_' }])
})

test('nothing of another workspace is found', async () => {
  const conversationId = at('王小明')
  const tries = [
    getConversation(world.services, stranger, { conversationId }),
    listEvents(world.services, stranger, { conversationId, limit: 10 }),
    explainHandoff(world.services, stranger, { conversationId }),
    sendReply(world.services, stranger, { conversationId, clientId: 'x', text: 'x' }),
    addNote(world.services, stranger, { conversationId, clientId: 'x', text: 'x' }),
    saveDraft(world.services, stranger, { conversationId, text: 'x' }),
    markRead(world.services, stranger, { conversationId }),
    showTyping(world.services, stranger, { conversationId }),
  ]
  expect(await Promise.all(tries.map(refused))).toEqual(tries.map(() => 'not-found'))
})

test('a customer whom nobody could come to stays before people’s eyes after the end, until somebody has looked', async () => {
  const conversationId = await world.greeted('Gus')
  world.setOpen(false)
  // Not understood twice: the bot gives up, and the queue is closed.
  for (const [place, text] of ['hm', 'what'].entries()) await world.say('Gus', `m${place}`, text)
  world.setOpen(true)
  const gus = async (list: DeskList) => (await names(list)).includes('Gus')
  expect([await gus('attention'), await gus('closed')]).toEqual([true, true])
  const counted = async () => {
    world.clock.advance(1100)
    return (await countConversations(world.services, sue)).attention
  }
  const before = await counted()

  const dismissal = { conversationId, clientId: 'd', needed: false }
  const analyst = await world.member('ana', { role: 'analyst', queues: [] })
  expect(await refused(setAttention(world.services, analyst, dismissal))).toBe('not-allowed')
  expect(await refused(setAttention(world.services, stranger, dismissal))).toBe('not-found')
  const { events } = await setAttention(world.services, ann, dismissal)
  expect(events).toMatchObject([{ kind: 'attention.dismissed', actor: 'agent', actorId: 'ann_', body: { memberId: 'ann_', name: 'ann_' } }])
  expect([await gus('attention'), await gus('closed')]).toEqual([false, true])
  expect(await counted()).toBe(before - 1)
  // Sent again or done already: nothing more is written.
  expect((await setAttention(world.services, ann, dismissal)).events).toEqual([])
  expect((await setAttention(world.services, sue, { ...dismissal, clientId: 'other' })).events).toEqual([])

  // Taken back, and then answered by a ticket.
  await setAttention(world.services, ann, { conversationId, clientId: 'back', needed: true })
  expect(await gus('attention')).toBe(true)
  await createTicket(world.services, ann, { conversationId, subject: 'Call Gus back' })
  expect(await gus('attention')).toBe(false)
})

test('every statement of the hand-off packet names the messages it rests on', async () => {
  const conversationId = await world.greeted('Hal')
  await world.say('Hal', 'h1', 'order', 'order')
  await world.say('Hal', 'h2', 'it is A12345 I think')
  const { events } = await listEvents(world.services, ann, { conversationId, limit: 200 })
  const seqOf = (clientId: string) => events.find((event) => event.kind === 'message.customer' && event.body.clientId === clientId)?.seq
  const { packet, citations } = await getConversation(world.services, ann, { conversationId })
  expect(packet?.collected).toMatchObject([{ variableId: 'order', value: 'A12345' }])
  expect(citations).toEqual({
    lastWords: [seqOf('h2')],
    intent: [],
    sentiment: [],
    rule: [],
    collected: { order: [seqOf('h2')] },
  })
  // What is said afterwards changes nothing: the packet is of its moment.
  await world.say('Hal', 'h3', 'A12345, as I said')
  expect((await getConversation(world.services, ann, { conversationId })).citations).toEqual(citations)
  expect((await getConversation(world.services, ann, { conversationId: at('Fay') })).citations).toBeNull()

  const ivy = await world.greeted('Ivy')
  await world.say('Ivy', 'i1', 'where is it')
  const { events: fired } = await world.say('Ivy', 'i2', 'then I call my lawyer')
  const said = fired.find((event) => event.kind === 'message.customer')?.seq
  expect((await getConversation(world.services, ann, { conversationId: ivy })).citations).toMatchObject({ rule: [said], lastWords: [said] })
})
