import { describe, expect, test } from 'vitest'
import type { Command, ConversationEvent, Facts } from '../../flows/engine/types.ts'
import { applyStep, placeDrafts } from './apply-step.ts'
import { reduceRow } from './reduce-row.ts'
import { echoProgram } from './testing/echo-program.ts'
import { sampleRow } from './testing/sample-row.ts'

const facts: Facts = {
  now: 1_000_000,
  seed: 1,
  channel: { id: 'c', kind: 'web', capabilities: { buttons: 20, textLength: 4000 } },
  customer: { id: 'u', name: '', attributes: {}, tags: [], openTickets: 0, conversations: 0 },
  queues: {},
}
const state = echoProgram.createState({ now: 0, language: null })
const packet = {
  ruleId: null,
  ruleName: null,
  reason: '',
  intent: '',
  sentiment: 0,
  collected: [],
  tried: [],
  lastCustomerText: '',
  language: 'en' as const,
  trace: [],
}

function apply(commands: Command[], event: ConversationEvent = { kind: 'message', text: 'hi' }, row = sampleRow()) {
  const done = applyStep({ row, inboundId: 'in', event, facts, result: { state, commands, trace: [] }, inline: new Set() })
  const placed = placeDrafts({ row, drafts: done.drafts, at: facts.now })
  return { ...done, placed, row: placed.reduce(reduceRow, row) }
}

describe('commands become events and changes', () => {
  test('in order, numbered on from the last event', () => {
    const { placed } = apply(
      [
        { kind: 'say', id: '1', epoch: 0, text: 'a', nodeId: 'n' },
        { kind: 'tag', tag: 'vip' },
      ],
      undefined,
      sampleRow({ lastSeq: 7 }),
    )
    expect(placed.map(({ seq, kind, actor }) => [seq, kind, actor])).toEqual([
      [8, 'message.customer', 'customer'],
      [9, 'message.bot', 'bot'],
      [10, 'tag.added', 'bot'],
    ])
  })

  test('a bot that speaks for an epoch that is over says nothing', () => {
    const { placed } = apply(
      [
        { kind: 'say', id: '1', epoch: 1, text: 'late', nodeId: null },
        { kind: 'say', id: '2', epoch: 2, text: 'in time', nodeId: null },
      ],
      undefined,
      sampleRow({ epoch: 2 }),
    )
    expect(placed.flatMap((event) => (event.kind === 'message.bot' ? [event.body.text] : []))).toEqual(['in time'])
  })

  test('also when the epoch changed a moment before in the same step', () => {
    const { placed } = apply([
      { kind: 'owner', owner: 'queue', epoch: 1 },
      { kind: 'say', id: '1', epoch: 0, text: 'late', nodeId: null },
    ])
    expect(placed.map((event) => [event.kind, event.epoch])).toEqual([
      ['message.customer', 0],
      ['owner.changed', 1],
    ])
  })

  test('an effect asks the outbox, with its deadline; one answered inside the turn does not', () => {
    const effect: Command = {
      kind: 'effect',
      id: 'e1',
      effect: { kind: 'knowledge', query: 'q', language: 'en', limit: 3 },
      nodeId: 'n',
      timeoutMs: 5000,
    }
    expect(apply([effect]).outbox).toEqual([
      { effectId: 'e1', request: effect.effect, dueAt: 1_000_000, deadline: 1_005_000, leaseUntil: null },
    ])
    const inline = applyStep({
      row: sampleRow(),
      inboundId: 'in',
      event: { kind: 'start' },
      facts,
      result: { state, commands: [effect], trace: [] },
      inline: new Set(['e1']),
    })
    expect(inline.outbox).toEqual([])
    expect(inline.drafts.map((draft) => draft.kind)).toContain('effect.requested')
  })

  test('a hand-off puts the row into the queue, and the customer waits from then on', () => {
    const { row } = apply([
      { kind: 'owner', owner: 'queue', epoch: 1 },
      { kind: 'handoff', queueId: 'q', priority: 3, epoch: 1, packet },
    ])
    expect(row).toMatchObject({ owner: 'queue', epoch: 1, queueId: 'q', priority: 3, queuedAt: 1_000_000, waitingSince: 1_000_000 })
  })

  test('closing names who closed it', () => {
    const by = (event: ConversationEvent) =>
      apply([{ kind: 'close', outcome: 'x' }], event).placed.flatMap((one) => (one.kind === 'closed' ? [one.body.by] : []))
    expect([
      by({ kind: 'left' }),
      by({ kind: 'resolved', agentId: 'a', outcome: 'x', continueFlow: false }),
      by({ kind: 'wake' }),
      by({ kind: 'message', text: '' }),
    ]).toEqual([['customer'], ['agent'], ['system'], ['bot']])
  })

  test('the message carries what was understood', () => {
    const understanding = {
      language: 'en' as const,
      intents: [
        { id: 'refund', score: 0.8 },
        { id: 'other', score: 0.1 },
      ],
      sentiment: -0.4,
      asksForHuman: false,
      urgent: false,
      topics: [],
    }
    const done = applyStep({
      row: sampleRow(),
      inboundId: 'm1',
      event: { kind: 'message', text: 'hi', choiceId: 'c' },
      facts: { ...facts, understanding },
      result: { state, commands: [], trace: [] },
      inline: new Set(),
    })
    expect(done.drafts[0]?.body).toEqual({ text: 'hi', clientId: 'm1', choiceId: 'c', sentiment: -0.4, intent: 'refund', confidence: 0.8 })
  })

  test('only rules that fired are recorded', () => {
    const rule = { name: 'R', why: null, parts: [] }
    const trace = [
      {
        kind: 'rules' as const,
        rules: [
          { ...rule, ruleId: 'a', state: 'on' as const, result: 'fired' as const },
          { ...rule, ruleId: 'b', state: 'shadow' as const, result: 'fired' as const },
          { ...rule, ruleId: 'c', state: 'on' as const, result: 'no' as const },
        ],
      },
    ]
    const done = applyStep({
      row: sampleRow(),
      inboundId: 'm',
      event: { kind: 'wake' },
      facts,
      result: { state, commands: [], trace },
      inline: new Set(),
    })
    expect(done.drafts.map((draft) => draft.body)).toEqual([
      { ruleId: 'a', name: 'R', shadow: false },
      { ruleId: 'b', name: 'R', shadow: true },
    ])
  })
})
