import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Project } from '../document/project.ts'
import { compile } from '../engine/compile.ts'
import { createState } from '../engine/create-state.ts'
import { step } from '../engine/step.ts'
import { arbitraryEvents, arbitraryProject } from '../testing/arbitraries.ts'
import { arbitraryEdits, makeEdits } from '../testing/arbitrary-edits.ts'
import { buildProject, type ShortCards } from '../testing/build-project.ts'
import type { PlayEvent } from '../testing/play.ts'
import { record } from '../testing/recording.ts'
import { ask, rule, say, variables, zh } from '../testing/small-flow.ts'
import { backtest } from './backtest.ts'

function run(before: Project, after: Project, events: PlayEvent[]) {
  const steps = record(events)
  return backtest({
    from: compile(before),
    to: compile(after),
    recorded: { startedAt: steps[0]?.facts.now ?? 0, language: 'zh-CN', steps },
  })
}

const make = (cards: ShortCards, parts: { links?: Record<string, string> } = {}) =>
  buildProject({ cards, variables, settings: { fallbackQueueId: 'q1' } as never, ...parts })
const end: ShortCards[string][number] = ['e', 'end', { message: zh('好的 {{ order }}') }]
const call: ShortCards[string][number] = ['call', 'http', { url: 'https://example.com/order' }]
const answer = { kind: 'effect', ok: true, result: { status: 200, headers: {}, body: null } } as const
const complaint = rule({
  id: 'angry',
  when: { kind: 'compare', field: 'message.text', operator: 'contains', value: '投诉' },
  then: [{ kind: 'handoff', queueId: 'q1', priority: 0, message: {} }],
})

describe('a recorded conversation on another version', () => {
  test('goes the same way where nothing of it changed', () => {
    const reworded = make({ a: [ask, end], other: [['m', 'message', { text: zh('别处') }]] })
    expect(run(make({ a: [ask, end] }), reworded, [say('A12345')])).toMatchObject({ verdict: 'same', first: null })
  })

  test('says other words, and where', () => {
    const later = make({ a: [ask, ['e', 'end', { message: zh('收到 {{ order }}') }]] })
    expect(run(make({ a: [ask, end] }), later, [say('A12345')])).toEqual({
      verdict: 'words',
      before: { handedOver: false, outcome: 'resolved' },
      after: { handedOver: false, outcome: 'resolved' },
      rules: [],
      first: { customer: 'A12345', before: { said: ['好的 A12345'], cards: ['a'] }, after: { said: ['收到 A12345'], cards: ['a'] } },
    })
  })

  test('takes another way to the same end', () => {
    const links = { 'ask.next': 'b' }
    const before = make({ a: [ask], b: [end], c: [['m', 'message', { text: zh('稍等') }]] }, { links })
    const after = make({ a: [ask], b: [end], c: [['m', 'message', { text: zh('稍等') }]] }, { links: { 'ask.next': 'c', 'm.next': 'b' } })
    expect(run(before, after, [say('A12345')])).toMatchObject({
      verdict: 'way',
      first: { before: { cards: ['a', 'b'] }, after: { said: ['稍等', '好的 A12345'], cards: ['a', 'c', 'b'] } },
    })
  })

  test('is handed to a person now, and what it said to the bot afterwards counts no more', () => {
    const before = make({ a: [ask, ['more', 'question', { text: zh('还有吗？') }], end] })
    const after = { ...before, policy: { ...before.policy, rules: [complaint] } }
    expect(run(before, after, [say('我要投诉'), say('A12345'), say('没有')])).toMatchObject({
      verdict: 'end',
      before: { handedOver: false, outcome: 'resolved' },
      after: { handedOver: true, outcome: null },
      first: { customer: '我要投诉' },
      rules: ['angry'],
    })
    expect(run(after, before, [say('我要投诉'), say('A12345')])).toMatchObject({
      before: { handedOver: true },
      after: { handedOver: false },
      rules: [],
    })
  })

  test('tells which rules would have fired, those on trial included, each once', () => {
    const before = make({ a: [ask, ['more', 'question', { text: zh('还有吗？') }], end] })
    const trial = rule({ ...complaint, id: 'trial', state: 'shadow', frequency: { kind: 'always' } })
    const never = rule({ ...complaint, id: 'never', when: { kind: 'compare', field: 'message.text', operator: 'contains', value: '律师' } })
    const after = { ...before, policy: { rules: [never, trial] } }
    expect(run(before, after, [say('我要投诉'), say('还是投诉')])).toMatchObject({ verdict: 'same', rules: ['trial'] })
  })

  test('gets the answer of another system by the step that asked for it', () => {
    const steps = record([])
    const before = make({ a: [call, end] })
    const program = compile(before)
    const { state } = step(program, createState(program, { now: 0, language: 'zh-CN' }), { kind: 'start' }, steps[0]?.facts as never)
    const effectId = state.waiting?.kind === 'effect' ? state.waiting.effectId : ''
    const hello: ShortCards[string][number] = ['hello', 'message', { text: zh('您好') }]
    const pause: ShortCards[string][number] = ['pause', 'wait', { mode: 'duration', seconds: 5 }]
    const events = [{ ...answer, id: effectId }]
    expect(run(before, make({ a: [hello, call, end] }), events)).toMatchObject({ verdict: 'words', after: { outcome: 'resolved' } })
    expect(run(before, make({ a: [hello, pause, call, end] }), [...events, { kind: 'left', afterMs: 60_000 }])).toMatchObject({
      first: { after: { said: ['您好'] } },
    })
  })

  test('gives the answer to a step’s second call to its second call', () => {
    const again = { id: 'again', name: 'Again', on: { kind: 'human' }, then: { kind: 'runFlow', flowId: 'main' }, enabled: true } as const
    const flow: Project = { ...make({ a: [call, ask, end] }), listeners: [again] }
    const events: PlayEvent[] = [{ ...say('人工'), understanding: { asksForHuman: true } } as PlayEvent, { ...answer, id: '2.1' }]
    expect(run(flow, flow, events)).toMatchObject({ verdict: 'same' })
    const reworded = make({ a: [call, ['ask', 'question', { ...(ask[2] as object), text: zh('哪一单？') }], end] })
    expect(run(flow, { ...reworded, listeners: [again] }, events)).toMatchObject({
      verdict: 'words',
      first: { after: { said: ['哪一单？'] } },
    })
  })

  test('cannot be told any further where something is asked that was never answered', () => {
    const before = make({ a: [ask, end] })
    const after = { outcome: null }
    expect(run(before, make({ a: [ask, call, end] }), [say('A12345')])).toMatchObject({ verdict: 'unknown', after, first: null })
    const hello: ShortCards[string][number] = ['hello', 'message', { text: zh('您好') }]
    expect(run(before, make({ a: [hello, ask, call, end] }), [say('A12345')])).toMatchObject({ verdict: 'unknown', after, first: null })
  })
})

test('on the same version every conversation goes the same way', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      expect(run(project, project, events)).toMatchObject({ verdict: 'same', first: null })
    }),
    { numRuns: 150 },
  )
})

test('whatever was edited, a verdict comes out, and it says where exactly when it says that something differs', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEdits, arbitraryEvents, (project, edits, events) => {
      const { verdict, first } = run(project, makeEdits(project, edits), events)
      expect(first !== null).toBe(['words', 'way', 'end'].includes(verdict))
    }),
    { numRuns: 150 },
  )
})
