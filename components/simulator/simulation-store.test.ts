import { describe, expect, it } from 'vitest'
import type { EffectOutcome } from '../../flows/engine/types.ts'
import { buildProject } from '../../flows/testing/build-project.ts'
import { callsOf } from './calls.ts'
import { currentStep } from './session.ts'
import type { SimulationStore } from './simulation-store.ts'
import { begin, noon } from './testing/begin.ts'
import { chatLines, openLine, pressable } from './transcript.ts'

const sessionOf = (simulation: SimulationStore) => {
  const { session } = simulation.getState()
  if (!session) throw new Error('nothing runs')
  return session
}
const card = (simulation: SimulationStore) => simulation.getState().path.stack.at(-1)?.cardId
const walked = (simulation: SimulationStore) => simulation.getState().path.walked.main
const calls = (simulation: SimulationStore) => callsOf(sessionOf(simulation))
const clock = (simulation: SimulationStore) => simulation.getState().world.clock

async function asksForOrder(begun = begin()) {
  begun.simulation.restart()
  await begun.simulation.say('查订单、物流', 'order')
  await begun.simulation.say('20251119-8843')
  await begun.settle()
  return begun
}

describe('a simulated conversation', () => {
  it('plays the flow with the real engine and lights the way it took', async () => {
    const begun = begin()
    begun.simulation.setSendReads(true)
    const { simulation, texts, state } = await asksForOrder(begun)
    expect(texts()[0]).toContain('售后助手')
    expect(texts().at(-2)).toContain('顺丰')
    expect(walked(simulation)?.cards).toEqual(expect.arrayContaining(['welcome', 'order', 'inTransit', 'more']))
    expect(walked(simulation)?.links).toContain('byStatus.branch:shipped')
    expect(card(simulation)).toBe('more')
    expect(state()?.waiting?.kind).toBe('customer')
  })

  it('understands a pressed button too, as live', async () => {
    const { simulation, heard } = begin()
    simulation.restart()
    await simulation.say('开发票', 'invoice')
    expect(heard).toEqual(['开发票'])
    expect(currentStep(sessionOf(simulation))?.facts.understanding).toBeDefined()
  })

  it('takes what is said one after the other', async () => {
    const { simulation } = begin()
    simulation.restart()
    await Promise.all([simulation.say('查订单、物流', 'order'), simulation.say('20251119-8843')])
    const said = sessionOf(simulation).steps.flatMap(({ event }) => (event.kind === 'message' ? [event.text] : []))
    expect(said).toEqual(['查订单、物流', '20251119-8843'])
  })

  it('goes back to a step and on from there with another answer', async () => {
    const { simulation } = begin()
    simulation.restart()
    await simulation.say('查订单、物流', 'order')
    expect(card(simulation)).toBe('order')
    simulation.goTo(0)
    expect(card(simulation)).toBe('welcome')
    expect(sessionOf(simulation).steps).toHaveLength(2)
    await simulation.say('开发票', 'invoice')
    expect(sessionOf(simulation).steps).toHaveLength(2)
    expect(card(simulation)).toBe('more')
  })

  it('a rule hands over to a person, and says why, also of rules it did not get to', async () => {
    const { simulation, state } = begin()
    simulation.restart()
    await simulation.say('我要人工')
    expect(state()?.owner).toBe('queue')
    const entry = currentStep(sessionOf(simulation))?.trace.find((each) => each.kind === 'rules')
    const rules = entry?.kind === 'rules' ? entry.rules : []
    expect(rules[0]).toMatchObject({ ruleId: 'asks-for-human', result: 'fired' })
    expect(rules.find(({ ruleId }) => ruleId === 'legal-risk')).toMatchObject({
      result: 'skipped',
      why: 'stopped',
      parts: [{ held: false }, { held: false, value: '我要人工' }],
    })
  })

  it('a person answers and is done, and a wait can be skipped', async () => {
    const { simulation, texts } = begin()
    simulation.restart()
    await simulation.say('找人工', 'person')
    simulation.happen({ kind: 'accepted', agentId: 'me', agentName: '我' })
    simulation.happen({ kind: 'agentMessage', agentId: 'me', text: '您好' })
    expect(texts().at(-1)).toBe('您好')
    simulation.happen({ kind: 'resolved', agentId: 'me', outcome: 'resolved', continueFlow: true })
    expect(card(simulation)).toBe('rate')
    const line = openLine(chatLines(sessionOf(simulation)))
    expect(line && pressable(line)).toHaveLength(5)
    simulation.skipWait()
    expect(clock(simulation) - noon).toBe(10 * 60_000)
    expect(walked(simulation)?.links).toContain('rating.timeout')
  })

  it('the customer may leave at any time; with a person, the person decides', async () => {
    const { simulation, state, notices } = begin()
    simulation.restart()
    simulation.happen({ kind: 'left' })
    expect(state()).toMatchObject({ owner: 'closed', outcome: 'left' })
    simulation.restart()
    await simulation.say('找人工', 'person')
    simulation.happen({ kind: 'accepted', agentId: 'me', agentName: '我' })
    simulation.happen({ kind: 'left' })
    expect(state()?.owner).toBe('agent')
    expect(notices().at(-1)).toBe('leftToPerson')
  })
})

describe('calls of other systems', () => {
  it('are answered with a sample made of what the flow reads, and nothing is sent', async () => {
    const { simulation, sent, texts } = await asksForOrder()
    expect(sent).toEqual([])
    expect(calls(simulation)).toMatchObject([{ nodeId: 'fetchOrder', by: 'sample', outcome: { ok: true } }])
    expect(texts().join()).toContain('‹amount›')
  })

  it('are sent when a step is asked for it: the story goes on from there with what really came back', async () => {
    const { simulation, sent, texts, settle } = await asksForOrder()
    await simulation.answerAgain(calls(simulation)[0]?.id ?? '', 'real')
    await settle()
    expect(sent).toMatchObject([{ kind: 'http', method: 'GET' }])
    expect(texts().join()).toContain('顺丰')
    expect(calls(simulation)).toMatchObject([{ by: 'real' }])
  })

  it('that may change something are not sent because reading is allowed, nor because the step was a GET before', async () => {
    const begun = begin()
    begun.simulation.setSendReads(true)
    begun.simulation.changePlan('fetchOrder', { mode: 'real', allowed: 'GET' })
    begun.edit((project) => {
      const node = project.flows.main?.cards.order?.nodes.find(({ id }) => id === 'fetchOrder')
      if (node) node.settings.method = 'POST'
    })
    await asksForOrder(begun)
    expect(begun.sent).toEqual([])
    begun.simulation.changePlan('fetchOrder', { mode: 'real', allowed: 'POST' })
    await asksForOrder(begun)
    expect(begun.sent).toMatchObject([{ method: 'POST' }])
  })

  it('get the answer that was written for them, and one that comes to a story that was left is forgotten', async () => {
    let answer: (outcome: EffectOutcome) => void = () => {}
    const begun = begin({ perform: () => new Promise((resolve) => (answer = resolve)) })
    begun.simulation.setSendReads(true)
    const { simulation, settle, state } = await asksForOrder(begun)
    expect(state()?.waiting?.kind).toBe('effect')
    simulation.goTo(1)
    answer({ ok: true, result: {} })
    await settle()
    expect(sessionOf(simulation).at).toBe(1)
    simulation.changePlan('fetchOrder', { mode: 'sample', sample: { ok: false, error: { code: 'timeout', message: '' } }, own: true })
    await simulation.say('20251119-8843')
    await settle()
    expect(walked(simulation)?.links).toContain('fetchOrder.failed')
  })

  it('whose server cannot be reached fail as live', async () => {
    const begun = begin({ perform: () => Promise.reject(new Error('no connection')) })
    begun.simulation.setSendReads(true)
    const { simulation } = await asksForOrder(begun)
    expect(calls(simulation)).toMatchObject([{ outcome: { ok: false, error: { code: 'unreachable', message: 'no connection' } } }])
  })
})

describe('the world', () => {
  it('lets time pass in order, and shows nobody when nobody is online in that queue', async () => {
    const { simulation, state } = begin()
    const { queues } = simulation.getState().world
    simulation.changeWorld({ queues: queues.map((queue) => (queue.id === 'after-sales' ? { ...queue, online: 0, free: 0 } : queue)) })
    simulation.restart()
    await simulation.say('找人工', 'person')
    expect(walked(simulation)?.links).toContain('toPerson.nobody')
    expect(currentStep(sessionOf(simulation))?.facts.queues).toMatchObject({ complaints: { online: 2, expectedWaitSeconds: 0 } })
    simulation.advance(31 * 60_000)
    expect(walked(simulation)?.links).toContain('askMessage.timeout')
    expect(state()?.owner).toBe('closed')
  })

  it('a queue follows its own hours when the time is set, and what waits goes on waiting', async () => {
    const { simulation, state } = begin()
    const { queues } = simulation.getState().world
    const calendar = {
      id: 'c',
      name: 'c',
      timezone: 'Asia/Shanghai',
      week: { 1: [{ from: '09:00', to: '18:00' }] },
      closedDays: [],
      workdays: [],
    }
    simulation.changeWorld({ queues: queues.map((queue) => ({ ...queue, calendar })) })
    simulation.restart()
    const sunday = Date.UTC(2026, 10, 28, 19)
    const { timers } = state() ?? {}
    simulation.setClock(sunday)
    expect(clock(simulation)).toBe(sunday)
    expect(Object.values(state()?.timers ?? {})).toEqual(Object.values(timers ?? {}).map((due) => due + sunday - noon))
    await simulation.say('找人工', 'person')
    expect(walked(simulation)?.links).toContain('toPerson.closed')
    simulation.goTo(0)
    expect(clock(simulation)).toBe(noon)
  })

  it('counts the conversation itself in its queue, and its agent as busy', async () => {
    const { simulation } = begin()
    simulation.restart()
    await simulation.say('找人工', 'person')
    await simulation.say('在吗')
    expect(currentStep(sessionOf(simulation))?.facts.queues).toMatchObject({
      'after-sales': { waiting: 1, free: 8 },
      complaints: { waiting: 0 },
    })
    simulation.happen({ kind: 'accepted', agentId: 'me', agentName: '我' })
    simulation.happen({ kind: 'agentMessage', agentId: 'me', text: '在' })
    expect(currentStep(sessionOf(simulation))?.facts.queues).toMatchObject({ 'after-sales': { waiting: 0, free: 7 } })
  })

  it('what the flow writes on the customer is a fact of the next step, and gone again when one goes back', async () => {
    const update = { name: '李雷', attributes: [{ key: 'level', value: 'gold' }], addTags: ['vip'], removeTags: ['new'] }
    const ask = (text: string) => ({ text: { 'zh-CN': text }, answer: 'text', variable: 'x' })
    const project = buildProject({
      variables: [{ id: 'x', name: 'X', type: 'text', scope: 'conversation', sensitive: false }],
      cards: {
        a: [
          ['first', 'question', ask('?')],
          ['write', 'customer', update],
          ['second', 'question', ask('{{ customer.name }} {{ customer.level }}')],
          ['done', 'message', { text: { 'zh-CN': '{{ customer.name }} {{ customer.level }}' } }],
        ],
      },
    })
    const { simulation, texts, notices } = begin({ project })
    simulation.changeWorld({ persona: { ...simulation.getState().world.persona, tags: ['new', 'old'] } })
    simulation.restart()
    await simulation.say('a')
    expect(simulation.getState().world.persona).toMatchObject({ name: '李雷', attributes: { level: 'gold' }, tags: ['old', 'vip'] })
    expect(notices()).toContain('profile')
    await simulation.say('b')
    expect(texts()).toContain('李雷 gold')
    simulation.goTo(0)
    expect(simulation.getState().world.persona).toMatchObject({ name: '王女士', attributes: {}, tags: ['new', 'old'] })
  })

  it('lights the way in a sub-flow, and says through which flows it came there', async () => {
    const project = buildProject({
      variables: [{ id: 'x', name: 'X', type: 'text', scope: 'conversation', sensitive: false }],
      cards: {
        a: [['run', 'run-flow', { flowId: 'sub' }]],
        b: [['after', 'question', { text: { 'zh-CN': '?' }, answer: 'text', variable: 'x' }]],
      },
      links: { 'run.next': 'b' },
      flows: { sub: { cards: { c: [['inside', 'question', { text: { 'zh-CN': '?' }, answer: 'text', variable: 'x' }]] } } },
    })
    const { simulation } = begin({ project })
    simulation.restart()
    const inside = simulation.getState().path
    expect(inside.stack.map(({ flowId, cardId }) => [flowId, cardId])).toEqual([
      ['main', 'a'],
      ['sub', 'c'],
    ])
    expect(inside.flowId).toBe('sub')
    await simulation.say('x')
    expect(simulation.getState().path.flowId).toBe('main')
    expect(simulation.getState().path.walked).toMatchObject({ main: { cards: ['a', 'b'] }, sub: { cards: ['c'] } })
  })
})
