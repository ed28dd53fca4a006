import { expect, test } from 'vitest'
import type { ConversationEventRecord } from './events.ts'
import { reduceRow } from './reduce-row.ts'
import { sampleRow } from './testing/sample-row.ts'

function event(kind: string, body: object, minute = 1): ConversationEventRecord {
  return {
    conversationId: 'x',
    seq: minute,
    at: new Date(minute * 60_000).toISOString(),
    kind,
    actor: 'system',
    actorId: null,
    epoch: 0,
    body,
  } as ConversationEventRecord
}

test('a customer with a person waits from the first unanswered message until the person answers', () => {
  const agent = sampleRow({ owner: 'agent', agentId: 'a' })
  const once = reduceRow(agent, event('message.customer', { text: '在吗' }, 1))
  const twice = reduceRow(once, event('message.customer', { text: '人呢' }, 2))
  expect(twice).toMatchObject({ waitingSince: 60_000, unread: 2, preview: '人呢', previewBy: 'customer', lastSeq: 2 })
  expect(reduceRow(twice, event('message.agent', { text: '在的' }, 3))).toMatchObject({ waitingSince: null, unread: 0, previewBy: 'agent' })
})

test('a customer with the bot waits for no person', () => {
  expect(reduceRow(sampleRow(), event('message.customer', { text: 'hi' }))).toMatchObject({ waitingSince: null, unread: 0 })
})

test('back with the bot, nobody is assigned and nothing is queued', () => {
  const row = sampleRow({ owner: 'agent', agentId: 'a', queueId: 'q', waitingSince: 5, unread: 2 })
  expect(reduceRow(row, event('owner.changed', { owner: 'bot', epoch: 3 }))).toMatchObject({
    owner: 'bot',
    epoch: 3,
    agentId: null,
    queueId: null,
    waitingSince: null,
    unread: 0,
  })
})

test('a closed conversation keeps its agent, for the list of closed ones', () => {
  const row = reduceRow(
    sampleRow({ owner: 'agent', agentId: 'a', waitingSince: 5 }),
    event('owner.changed', { owner: 'closed', epoch: 3 }, 7),
  )
  expect(row).toMatchObject({ owner: 'closed', agentId: 'a', closedAt: 420_000, waitingSince: null })
})

test('a call for a person that nobody answered outlives the conversation; taken, settled, dismissed or made a ticket it is over', () => {
  const called = reduceRow(sampleRow(), event('attention.raised', { ruleId: '', reason: 'trouble' }))
  const closed = reduceRow(called, event('owner.changed', { owner: 'closed', epoch: 1 }))
  const needed = (row: typeof closed) => row.needsAttention
  for (const outcome of ['unresolved', 'abandoned', 'left']) {
    const over = reduceRow(closed, event('closed', { outcome, by: 'bot' }))
    expect(needed(over)).toBe(true)
    expect(needed(reduceRow(over, event('attention.dismissed', { memberId: 'a', name: 'A' })))).toBe(false)
    const ticket = event('ticket.created', { ticketId: 't', number: 1, subject: 'S' })
    expect(needed(reduceRow(over, { ...ticket, actor: 'agent' } as typeof ticket))).toBe(false)
    expect(needed(reduceRow(over, { ...ticket, actor: 'bot' } as typeof ticket))).toBe(true)
  }
  expect(needed(reduceRow(closed, event('closed', { outcome: 'resolved', by: 'bot' })))).toBe(false)
  expect(needed(reduceRow(called, event('owner.changed', { owner: 'agent', epoch: 1 })))).toBe(false)
  expect(needed(reduceRow(called, event('message.agent', { text: 'Hello', clientId: 'c', name: 'A' })))).toBe(false)
})

test('a preview never ends in half a character', () => {
  const row = reduceRow(sampleRow(), event('message.bot', { text: '😀'.repeat(300) }))
  expect([...row.preview]).toHaveLength(120)
  expect(row.preview.isWellFormed()).toBe(true)
})
