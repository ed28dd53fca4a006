import { describe, expect, it } from 'vitest'
import type { Json, Understanding } from '../../flows/engine/types.ts'
import { afterSalesProject as project } from '../../flows/templates/after-sales/project.ts'
import { effectCalls, lastRules, pendingEffects, visitedPath } from './read-simulation.ts'
import { advance, currentMoment, forkWith, goBackTo, nextTimer, passTime, type Simulation, startSimulation } from './simulation.ts'
import { openLine, transcript } from './transcript.ts'

const noon = Date.UTC(2026, 10, 23, 4)
const queue = { online: 1, free: 2, open: true }
const settings = {
  clock: noon,
  persona: { name: '王女士', attributes: {}, tags: [] },
  language: 'zh-CN' as const,
  queues: { 'after-sales': { name: '售后', ...queue }, complaints: { name: '投诉', ...queue } },
}
const calm: Understanding = { language: 'zh-CN', intents: [], sentiment: 0, asksForHuman: false, urgent: false, topics: [] }
const order: Json = { status: 200, headers: {}, body: { number: '1', status: 'shipped', carrier: '顺丰' } }

const start = () => startSimulation({ project, settings })
const choose = (simulation: Simulation, choiceId: string) => advance(simulation, { kind: 'message', text: choiceId, choiceId })
const say = (simulation: Simulation, text: string, understanding = calm) => advance(simulation, { kind: 'message', text }, understanding)
const asked = () => say(choose(start(), 'order'), '20251119-8843')
const answer = (simulation: Simulation, result: Json) =>
  advance(simulation, { kind: 'effect', id: pendingEffects(simulation)[0]?.id ?? 'none', ok: true, result })
const botTexts = (simulation: Simulation) => transcript(simulation).flatMap((line) => (line.kind === 'bot' ? [line.text] : []))
const ownerOf = (simulation: Simulation) => currentMoment(simulation)?.state.owner

describe('a simulated conversation', () => {
  it('opens with the greeting, its choices and the card that waits', () => {
    const simulation = start()
    expect(openLine(transcript(simulation))?.choices.map(({ id }) => id)).toContain('order')
    expect(visitedPath(simulation)).toMatchObject({ flowId: 'main', cardId: 'welcome' })
    expect(openLine(transcript(choose(simulation, 'order')))).toBeNull()
  })

  it('waits for a call, goes on with its answer and lights the way', () => {
    const waiting = asked()
    expect(pendingEffects(waiting)).toMatchObject([{ nodeId: 'fetchOrder', effect: { kind: 'http', method: 'GET' } }])
    const answered = answer(waiting, order)
    expect(pendingEffects(answered)).toEqual([])
    expect(effectCalls(answered)).toMatchObject([{ nodeId: 'fetchOrder', outcome: { ok: true }, ignored: false }])
    expect(botTexts(answered).join()).toContain('顺丰')
    expect(visitedPath(answered)?.links).toContain('byStatus.branch:shipped')
    expect(visitedPath(answered)?.cardId).toBe('more')
  })

  it('goes back to a step, keeps what came later until something else happens there', () => {
    const late = passTime(answer(asked(), order), noon + 60_000)
    const back = goBackTo(late, 0)
    expect(visitedPath(back)?.cardId).toBe('welcome')
    expect(back.settings.clock).toBe(noon)
    expect(back.moments).toHaveLength(late.moments.length)
    expect(goBackTo(back, 99)).toBe(back)
    expect(choose(back, 'invoice').moments).toHaveLength(2)
  })

  it('replays the same story on an edited draft', () => {
    const told = answer(asked(), order)
    const edited = structuredClone(project)
    const flow = edited.flows.main
    if (!flow) throw new Error('no flow')
    flow.links['byStatus.branch:shipped'] = 'rate'
    const fork = forkWith(told, edited)
    expect(fork.moments.map(({ event }) => event)).toEqual(told.moments.map(({ event }) => event))
    expect(visitedPath(fork)?.cardId).toBe('rate')
    expect(visitedPath(told)?.cardId).toBe('more')
    expect(forkWith(told, project).moments).toEqual(told.moments)
  })

  it('replays only up to the step looked at', () => {
    expect(forkWith(goBackTo(answer(asked(), order), 1), project).moments).toHaveLength(2)
  })

  it('tells which rule fired on which values', () => {
    const simulation = say(start(), '我要人工', { ...calm, asksForHuman: true })
    expect(ownerOf(simulation)).toBe('queue')
    const rules = lastRules(simulation)
    expect(rules[0]).toMatchObject({ ruleId: 'asks-for-human', result: 'fired', parts: [{ held: true, value: true }] })
    expect(rules.find(({ ruleId }) => ruleId === 'legal-risk')).toMatchObject({ result: 'skipped', why: 'stopped' })
    expect(lastRules(start())).toEqual([])
  })

  it('lets a person answer and end, then asks for a rating with stars', () => {
    const person = { agentId: 'me' }
    let simulation = advance(choose(start(), 'person'), { kind: 'accepted', ...person, agentName: '我' })
    expect(ownerOf(simulation)).toBe('agent')
    simulation = advance(simulation, { kind: 'agentMessage', ...person, text: '您好' })
    expect(transcript(simulation).at(-1)).toMatchObject({ kind: 'human', text: '您好' })
    simulation = advance(simulation, { kind: 'resolved', ...person, outcome: 'resolved', continueFlow: true })
    expect(openLine(transcript(simulation))).toMatchObject({ rating: true })
  })

  it('fires timers at their own time when time passes', () => {
    const nobody = { ...settings, queues: { 'after-sales': { name: '售后', ...queue, online: 0, free: 0 } } }
    const simulation = choose(startSimulation({ project, settings: nobody }), 'person')
    const due = nextTimer(simulation)
    if (due === null) throw new Error('no timer')
    expect(passTime(simulation, due - 1).moments).toHaveLength(simulation.moments.length)
    const passed = passTime(simulation, due + 5000)
    expect(passed.moments[simulation.moments.length]).toMatchObject({ event: { kind: 'wake' }, facts: { now: due } })
    expect(passed.settings.clock).toBe(due + 5000)
    expect(passTime(passed, noon).settings.clock).toBe(due + 5000)
  })

  it('keeps a variable changed by hand, also in a replay', () => {
    const simulation = advance(start(), { kind: 'edit', variables: { order_number: '7' } })
    expect(currentMoment(simulation)?.state.variables.order_number).toBe('7')
    expect(currentMoment(forkWith(simulation, project))?.state.variables.order_number).toBe('7')
  })

  it('never changes what it was given', () => {
    const simulation = start()
    const before = structuredClone(simulation.moments)
    answer(say(choose(simulation, 'order'), '20251119-8843'), order)
    expect(simulation.moments).toEqual(before)
  })
})
