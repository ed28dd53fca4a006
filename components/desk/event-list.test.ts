import { describe, expect, it } from 'vitest'
import { hasGap, mergeEvents, messageNumbers, transcriptItems } from './event-list.ts'
import type { ConversationEventRecord } from './model.ts'

const base = { conversationId: 'c', at: '2026-11-20T10:00:00.000Z', actorId: null, epoch: 0 }
const customer = (seq: number, text: string): ConversationEventRecord => ({
  ...base,
  seq,
  kind: 'message.customer',
  actor: 'customer',
  body: { text, clientId: `m${seq}` },
})
const bot = (seq: number, text: string): ConversationEventRecord => ({
  ...base,
  seq,
  kind: 'message.bot',
  actor: 'bot',
  body: { text, commandId: `${seq}`, nodeId: null },
})
const owner = (seq: number): ConversationEventRecord => ({
  ...base,
  seq,
  kind: 'owner.changed',
  actor: 'system',
  body: { owner: 'queue', epoch: 1 },
})

const approval = (seq: number, approvalId: string): ConversationEventRecord => ({
  ...base,
  seq,
  kind: 'approval.requested',
  actor: 'bot',
  body: { approvalId, queueId: 'q', title: '', text: 'May I?' },
})

describe('approvals', () => {
  const decided: ConversationEventRecord = {
    ...base,
    seq: 3,
    kind: 'approval.decided',
    actor: 'agent',
    body: { approvalId: '1.1', decision: 'approved', text: 'May I?', name: 'Ann' },
  }
  const closed: ConversationEventRecord = { ...base, seq: 4, kind: 'closed', actor: 'system', body: { outcome: 'left', by: 'customer' } }
  const kinds = (...events: ConversationEventRecord[]) => transcriptItems(events).map(({ event }) => event.kind)

  it('asks only for what can still be decided', () => {
    expect(kinds(approval(1, '1.1'), approval(2, '2.1'))).toEqual(['approval.requested', 'approval.requested'])
    expect(kinds(approval(1, '1.1'), approval(2, '2.1'), decided)).toEqual(['approval.requested', 'approval.decided'])
    expect(kinds(approval(2, '2.1'), decided, closed)).toEqual(['approval.decided', 'closed'])
  })
})

describe('transcript', () => {
  it('numbers messages as the hand-off packet cites them and leaves out what only machines need', () => {
    const items = transcriptItems([bot(1, 'hi'), customer(2, 'help'), owner(3), customer(4, 'now')])
    expect(items.map((item) => item.number)).toEqual([1, 2, 3])
    expect(items.map((item) => item.first)).toEqual([true, true, false])
    expect([...messageNumbers(items)]).toEqual([
      [1, 1],
      [2, 2],
      [4, 3],
    ])
  })

  it('gives no numbers while earlier messages are not loaded: they would be wrong', () => {
    const items = transcriptItems([bot(5, 'hi'), customer(6, 'help')])
    expect(items.map((item) => item.number)).toEqual([null, null])
    expect(messageNumbers(items).size).toBe(0)
  })

  it('is the same whatever order and however often events arrive', () => {
    const all = [bot(1, 'a'), customer(2, 'b'), bot(3, 'c')]
    expect(mergeEvents(mergeEvents([], [...all].reverse()), all)).toEqual(all)
  })

  it('notices a missing event', () => {
    expect(hasGap([bot(4, 'a'), bot(6, 'b')])).toBe(true)
    expect(hasGap([bot(4, 'a'), bot(5, 'b')])).toBe(false)
    expect(hasGap([])).toBe(false)
  })
})
