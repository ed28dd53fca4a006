import { describe, expect, it } from 'vitest'
import { projectSchema } from '../../document/project.ts'
import { compile } from '../../engine/compile.ts'
import type { Facts } from '../../engine/types.ts'
import { type PlayEvent, play } from '../../testing/play.ts'
import { afterSalesProject } from './project.ts'

const program = compile(projectSchema.parse(afterSalesProject))
const queue = { name: '售后', online: 2, free: 2, waiting: 0, expectedWaitSeconds: 20, open: true }
const facts: Partial<Facts> = { queues: { 'after-sales': queue, complaints: queue } }

const order = (status: string, extra: object = {}) => ({
  number: '20251119-8843',
  product: '耳机',
  productEn: 'headphones',
  amount: 1299,
  status,
  statusText: '运输中',
  statusTextEn: 'on its way',
  carrier: '顺丰',
  trackingNumber: 'SF1',
  location: '上海',
  locationEn: 'Shanghai',
  returnable: false,
  ...extra,
})

/** Plays and answers the last effect asked for with this HTTP body. */
function withOrder(events: PlayEvent[], body: object, after: PlayEvent[] = [], language: 'zh-CN' | 'en' = 'zh-CN') {
  const first = play(program, events, { facts, language })
  const effect = first.commands.findLast((command) => command.kind === 'effect')
  if (effect?.kind !== 'effect') throw new Error('no effect was asked for')
  return play(
    program,
    [
      ...events,
      { kind: 'effect', id: effect.id, ok: true, result: { status: 200, headers: {}, body: JSON.parse(JSON.stringify(body)) } },
      ...after,
    ],
    { facts, language },
  )
}

describe('after-sales template', () => {
  it('has no broken node', () => {
    expect(program.broken).toEqual([])
  })

  it('looks up an order and says where it is, in both languages', () => {
    const zh = withOrder(
      [
        { kind: 'message', text: '查订单、物流', choiceId: 'order' },
        { kind: 'message', text: '20251119-8843' },
      ],
      order('shipped'),
    )
    expect(zh.said.join('\n')).toContain('由顺丰承运')
    const en = withOrder(
      [
        { kind: 'message', text: 'Order and delivery', choiceId: 'order' },
        { kind: 'message', text: '20251119-8843' },
      ],
      order('shipped'),
      [],
      'en',
    )
    expect(en.said.join('\n')).toContain('tracking number SF1')
  })

  it('understands free text and registers a return as a ticket', () => {
    const events: PlayEvent[] = [
      { kind: 'message', text: '左边没声音想退掉', understanding: { intents: [{ id: 'return_refund', score: 0.9 }] } },
      { kind: 'message', text: '20251119-8843' },
    ]
    const played = withOrder(events, order('delivered', { returnable: true }), [{ kind: 'message', text: '质量问题', choiceId: 'quality' }])
    const ticket = played.commands.findLast((command) => command.kind === 'effect')
    expect(ticket).toMatchObject({ effect: { kind: 'ticket', ticketType: 'return', subject: '退货 20251119-8843 耳机' } })
  })

  it('hands an angry customer to a person, and asks for a rating afterwards', () => {
    const played = play(
      program,
      [
        { kind: 'message', text: '都等三天了每次都说在处理！', understanding: { sentiment: -0.7 } },
        { kind: 'accepted', agentId: 'a1', agentName: '林晓雯' },
        { kind: 'resolved', agentId: 'a1', outcome: 'resolved', continueFlow: true },
      ],
      { facts },
    )
    expect(played.commands).toContainEqual(
      expect.objectContaining({ kind: 'handoff', queueId: 'after-sales', packet: expect.objectContaining({ ruleName: '情绪恶化' }) }),
    )
    expect(played.said.at(-1)).toContain('满意')
    const rated = play(
      program,
      [
        { kind: 'message', text: '都等三天了每次都说在处理！', understanding: { sentiment: -0.7 } },
        { kind: 'accepted', agentId: 'a1', agentName: '林晓雯' },
        { kind: 'resolved', agentId: 'a1', outcome: 'resolved', continueFlow: true },
        { kind: 'message', text: '5' },
      ],
      { facts },
    )
    expect(rated.commands).toContainEqual(expect.objectContaining({ kind: 'rated', score: 5 }))
    expect(rated.state.owner).toBe('closed')
    expect(rated.state.outcome).toBe('resolved')
  })

  it('takes a message when nobody is there', () => {
    const played = play(program, [{ kind: 'message', text: '找人工', choiceId: 'person' }], {
      facts: { queues: { 'after-sales': { ...queue, online: 0, free: 0 } } },
    })
    expect(played.said.at(-1)).toContain('请留下您的问题')
  })
})
