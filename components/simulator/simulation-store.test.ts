import { describe, expect, it } from 'vitest'
import type { EffectOutcome, EffectRequest, Understanding } from '../../flows/engine/types.ts'
import { templates } from '../../flows/templates/index.ts'
import { currentStep } from './session.ts'
import { createSimulationStore } from './simulation-store.ts'
import { chatLines } from './transcript.ts'

const calm: Understanding = { language: 'zh-CN', intents: [], sentiment: 0, asksForHuman: false, urgent: false, topics: [] }

function begin({ perform }: { perform?: (effect: EffectRequest) => Promise<EffectOutcome> } = {}) {
  const project = templates[0]?.project
  if (!project) throw new Error('no template')
  let now = Date.UTC(2026, 10, 23, 4)
  const timers: { run: () => void; at: number }[] = []
  const order = { ok: true as const, result: { status: 200, headers: {}, body: { number: '1', status: 'shipped', carrier: '顺丰' } } }
  const simulation = createSimulationStore(
    {
      project: () => project,
      understand: async ({ text }) => ({ understanding: { ...calm, asksForHuman: text.includes('人工') }, by: 'server' }),
      perform: perform ?? (async () => order),
      keepPlans: () => {},
      now: () => now,
      later: (run, ms) => {
        const timer = { run, at: now + ms }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      },
    },
    {
      world: {
        persona: { name: '王女士', attributes: {}, tags: [] },
        language: 'zh-CN',
        agentsOnline: 1,
        queuesOpen: true,
        queues: [
          { id: 'after-sales', name: '售后' },
          { id: 'complaints', name: '投诉' },
        ],
        clock: { virtual: now, real: now },
      },
      plans: {},
    },
  )
  const settle = async () => {
    for (let i = 0; i < 30; i++) await Promise.resolve()
  }
  const texts = () => chatLines(simulation.getState().session).flatMap((line) => (line.kind === 'notice' ? [] : [line.text]))
  const state = () => currentStep(simulation.getState().session)?.state
  return { simulation, settle, texts, state, pass: (ms: number) => (now += ms) }
}

describe('simulation', () => {
  it('plays the flow with the real engine and lights the way it took', async () => {
    const { simulation, settle, texts, state } = begin()
    simulation.restart()
    expect(texts()[0]).toContain('售后助手')
    await simulation.say('查订单、物流', 'order')
    await simulation.say('20251119-8843')
    await settle()
    expect(texts().at(-2)).toContain('顺丰')
    const { path, effects } = simulation.getState()
    expect([...path.cards]).toEqual(expect.arrayContaining(['welcome', 'order', 'inTransit', 'more']))
    expect(path.ports.has('byStatus.branch:shipped')).toBe(true)
    expect(path.cardId).toBe('more')
    expect(effects).toMatchObject([{ nodeId: 'fetchOrder', real: true, answer: { ok: true } }])
    expect(state()?.waiting?.kind).toBe('customer')
  })

  it('goes back to a step and on from there with another answer', async () => {
    const { simulation, settle, path } = Object.assign(begin(), { path: () => simulation.getState().path })
    simulation.restart()
    await simulation.say('查订单、物流', 'order')
    await settle()
    expect(path().cardId).toBe('order')
    simulation.goTo(0)
    expect(path().cardId).toBe('welcome')
    expect(simulation.getState().session.steps).toHaveLength(2)
    await simulation.say('开发票', 'invoice')
    expect(simulation.getState().session.steps).toHaveLength(2)
    expect(path().cardId).toBe('more')
  })

  it('answers a call with what was put there instead, and forgets an answer of a story that was left', async () => {
    let answer: (outcome: EffectOutcome) => void = () => {}
    const { simulation, settle, state } = begin({ perform: () => new Promise((resolve) => (answer = resolve)) })
    simulation.restart()
    await simulation.say('查订单、物流', 'order')
    await simulation.say('20251119-8843')
    await settle()
    expect(state()?.waiting?.kind).toBe('effect')
    simulation.goTo(1)
    answer({ ok: true, result: {} })
    await settle()
    expect(simulation.getState().session.at).toBe(1)
    simulation.changePlan('fetchOrder', { mode: 'canned', canned: { ok: false, error: { code: 'timeout', message: '' } } })
    await simulation.say('20251119-8843')
    await settle()
    expect(simulation.getState().path.ports.has('fetchOrder.failed')).toBe(true)
  })

  it('a rule hands over to a person', async () => {
    const { simulation, state } = begin()
    simulation.restart()
    await simulation.say('我要人工')
    expect(state()?.owner).toBe('queue')
    const rules = currentStep(simulation.getState().session)?.trace.find((entry) => entry.kind === 'rules')
    expect(rules?.kind === 'rules' && rules.rules[0]).toMatchObject({ ruleId: 'asks-for-human', result: 'fired' })
  })

  it('a person answers and is done, and a wait can be skipped', async () => {
    const { simulation, texts } = begin()
    simulation.restart()
    await simulation.say('找人工', 'person')
    simulation.happen({ kind: 'accepted', agentId: 'me', agentName: '我' })
    simulation.happen({ kind: 'agentMessage', agentId: 'me', text: '您好' })
    expect(texts().at(-1)).toBe('您好')
    simulation.happen({ kind: 'resolved', agentId: 'me', outcome: 'resolved', continueFlow: true })
    expect(simulation.getState().path.cardId).toBe('rate')
    const before = simulation.now()
    simulation.skipWait()
    expect(simulation.now() - before).toBe(10 * 60_000)
    expect(simulation.getState().path.ports.has('rating.timeout')).toBe(true)
  })

  it('lets time pass in order, and shows nobody when nobody is online', async () => {
    const { simulation, state } = begin()
    simulation.changeWorld({ agentsOnline: 0 })
    simulation.restart()
    await simulation.say('找人工', 'person')
    expect(simulation.getState().path.ports.has('toPerson.nobody')).toBe(true)
    simulation.advance(31 * 60_000)
    expect(simulation.getState().path.ports.has('askMessage.timeout')).toBe(true)
    expect(state()?.owner).toBe('closed')
  })
})
