import { describe, expect, it } from 'vitest'
import { compile } from '../engine/compile.ts'
import { createState } from '../engine/create-state.ts'
import { step } from '../engine/step.ts'
import type { ConversationEvent, Facts } from '../engine/types.ts'
import { afterSalesProject } from '../templates/after-sales/project.ts'
import { MONDAY_10 } from '../testing/world.ts'
import { type RecordedTurn, recordScenario } from './record-scenario.ts'
import { runScenario } from './run-scenario.ts'
import { type Scenario, scenarioSchema } from './scenario.ts'
import { describeUnmet } from './words.ts'

const program = compile(afterSalesProject)
const delivered = { number: '20251119-8843', product: '耳机', status: 'delivered', statusText: '已签收', location: '上海' }
const scenario = (parts: Partial<Scenario>): Scenario =>
  scenarioSchema.parse({ id: 's', name: '查订单', language: 'zh-CN', steps: [], ...parts })

const order = scenario({
  answers: [
    {
      effect: 'http',
      match: { method: 'GET' },
      afterMs: 800,
      then: { kind: 'result', result: { status: 200, headers: {}, body: delivered } },
    },
  ],
  opens: [{ kind: 'offers', choiceIds: ['order', 'refund', 'invoice', 'person'] }],
  steps: [
    { act: { kind: 'choose', choiceId: 'order' }, expect: [{ kind: 'says', how: 'contains', text: '订单号' }] },
    {
      act: { kind: 'say', text: '20251119-8843' },
      expect: [
        { kind: 'effect', effect: 'http', match: { method: 'GET' } },
        { kind: 'variable', variableId: 'order_number', value: '20251119-8843' },
      ],
    },
    { act: { kind: 'silence', seconds: 1 }, expect: [{ kind: 'says', how: 'matches', text: '订单 .*已签收' }] },
    {
      act: { kind: 'say', text: '再不解决我就打12315', understanding: { sentiment: -0.9, topics: ['legal'] } },
      expect: [
        { kind: 'rule', ruleId: 'legal-risk', fired: true },
        { kind: 'queue', queueId: 'complaints' },
        { kind: 'owner', owner: 'queue' },
      ],
    },
    { act: { kind: 'accept', agentName: '陈' }, expect: [{ kind: 'owner', owner: 'agent' }] },
    { act: { kind: 'return' }, expect: [{ kind: 'says', how: 'contains', text: '满意' }] },
    { act: { kind: 'choose', choiceId: '5' }, expect: [{ kind: 'owner', owner: 'closed' }] },
  ],
})

describe('running a scenario', () => {
  it('plays acts, answers calls when they are due and meets every expectation', () => {
    const result = runScenario({ program, scenario: order })
    expect(result.steps.flatMap(({ unmet }) => unmet)).toEqual([])
    expect(result.passed).toBe(true)
    expect(result.unanswered).toEqual([])
  })

  it('is the same every time', () => {
    expect(JSON.stringify(runScenario({ program, scenario: order }))).toBe(JSON.stringify(runScenario({ program, scenario: order })))
  })

  it('says at which step what was expected and what came instead, and goes on', () => {
    const wrong = {
      ...order,
      steps: order.steps.map((each, at) =>
        at === 0 ? { ...each, expect: [{ kind: 'says' as const, how: 'contains' as const, text: '发票' }] } : each,
      ),
    }
    const result = runScenario({ program, scenario: wrong })
    expect(result.passed).toBe(false)
    const failed = result.steps.filter(({ unmet }) => unmet.length > 0)
    expect(failed.map(({ index }) => index)).toEqual([0])
    const unmet = failed[0]?.unmet[0]
    expect(unmet && describeUnmet({ unmet, language: 'zh-CN', project: afterSalesProject })).toMatch(/应当说出含有“发票”的话，实际是：/)
    expect(result.steps).toHaveLength(order.steps.length + 1)
  })

  it('names calls nobody gave an answer for, and lets them fail', () => {
    const result = runScenario({ program, scenario: { ...order, answers: [] } })
    expect(result.unanswered).toEqual([expect.objectContaining({ index: 1, effect: 'http' })])
  })

  it('lets nobody be online, and night fall', () => {
    const night = scenario({
      steps: [
        { act: { kind: 'queue', queueId: 'after-sales', figures: { online: 0, free: 0 } }, expect: [] },
        {
          act: { kind: 'choose', choiceId: 'person' },
          expect: [
            { kind: 'owner', owner: 'bot' },
            { kind: 'says', how: 'contains', text: '没有同事' },
          ],
        },
        { act: { kind: 'clock', at: '2026-01-06T03:00' }, expect: [{ kind: 'owner', owner: 'closed' }] },
      ],
    })
    expect(runScenario({ program, scenario: night }).steps.flatMap(({ unmet }) => unmet)).toEqual([])
  })

  it('plays nothing backwards in time', () => {
    const back = scenario({ steps: [{ act: { kind: 'clock', at: '2025-01-01T00:00' }, expect: [] }] })
    const [opened, after] = runScenario({ program, scenario: back }).steps
    expect(after?.moment.now).toBe(opened?.moment.now)
  })
})

describe('recording a scenario', () => {
  it('makes of a conversation a scenario that passes on the same flow and fails on a changed one', () => {
    const recorded = recordScenario({ turns: converse(), id: 'rec', name: '录制', timezone: 'Asia/Shanghai' })
    if (!recorded) throw new Error('nothing recorded')
    expect(scenarioSchema.parse(recorded)).toEqual(recorded)
    const result = runScenario({ program, scenario: recorded })
    expect(result.steps.flatMap(({ index, unmet }) => unmet.map((each) => ({ index, each })))).toEqual([])
    expect(recorded.steps.flatMap((each) => each.expect).length).toBeGreaterThan(5)
    const { entryFlowId, flows } = afterSalesProject
    const flow = flows[entryFlowId]
    if (!flow) throw new Error('no flow')
    const rewired = compile({
      ...afterSalesProject,
      flows: {
        ...flows,
        [entryFlowId]: { ...flow, links: { ...flow.links, 'menu.choice:order': flow.links['menu.choice:invoice'] ?? '' } },
      },
    })
    expect(runScenario({ program: rewired, scenario: recorded }).passed).toBe(false)
  })

  it('is null for what was never opened', () => {
    expect(recordScenario({ turns: converse().slice(1), id: 'rec', name: 'x', timezone: 'Asia/Shanghai' })).toBeNull()
  })
})

/** An order is asked for and answered; a person is asked for and takes it; a rating ends it. */
function converse(): RecordedTurn[] {
  const facts: Facts = {
    now: MONDAY_10,
    seed: 1,
    channel: { id: 'web', kind: 'web', capabilities: { buttons: 10, textLength: 4000 } },
    customer: { id: 'c', name: '王芳', attributes: { tier: 'gold' }, tags: ['老客户'], openTickets: 0, conversations: 3 },
    queues: { 'after-sales': { name: '售后', online: 3, free: 2, waiting: 1, expectedWaitSeconds: 60, open: true } },
  }
  let state = createState(program, { now: facts.now, language: 'zh-CN' })
  let now = facts.now
  const turns: RecordedTurn[] = []
  const take = (event: ConversationEvent, afterMs = 2_000) => {
    now += afterMs
    const here = { ...facts, now }
    const result = step(program, state, event, here)
    state = result.state
    turns.push({ event, facts: here, ...result })
  }
  take({ kind: 'start' }, 0)
  take({ kind: 'message', text: '查订单、物流', choiceId: 'order' })
  take({ kind: 'message', text: '20251119-8843' })
  const call = turns.at(-1)?.commands.find((command) => command.kind === 'effect')
  if (call?.kind !== 'effect') throw new Error('no call')
  take({ kind: 'effect', id: call.id, ok: true, result: { status: 200, headers: {}, body: delivered } }, 300)
  take({ kind: 'askHuman' }, 60_000)
  take({ kind: 'accepted', agentId: 'a', agentName: '陈思远' })
  take({ kind: 'agentMessage', agentId: 'a', text: '您好' })
  take({ kind: 'resolved', agentId: 'a', outcome: 'resolved', continueFlow: true })
  take({ kind: 'message', text: '5', choiceId: '5' })
  return turns
}
