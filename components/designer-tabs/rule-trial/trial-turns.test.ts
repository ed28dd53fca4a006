import { expect, test } from 'vitest'
import type { SimulatedStep } from '../../simulator/session.ts'
import { firstLook, trialTurns } from './trial-turns.ts'

const rules = (...fired: string[]): SimulatedStep['trace'] => [
  {
    kind: 'rules',
    rules: ['a', 'b'].map((ruleId) => ({
      ruleId,
      name: ruleId,
      state: 'on',
      result: fired.includes(ruleId) ? 'fired' : 'no',
      why: null,
      parts: [],
    })),
  },
]
const step = (event: SimulatedStep['event'], trace: SimulatedStep['trace']) => ({ event, trace, facts: { now: 5 } }) as SimulatedStep

test('every message is a turn, anything else only when a rule fired', () => {
  const turns = trialTurns({
    steps: [
      step({ kind: 'start' }, rules()),
      step({ kind: 'message', text: '您好' }, rules()),
      step({ kind: 'wake' }, rules('b')),
      step({ kind: 'message', text: '投诉' }, rules('a', 'b')),
    ],
  })
  expect(turns).toEqual([
    { step: 1, at: 5, event: 'message', said: '您好', fired: [] },
    { step: 2, at: 5, event: 'wake', said: null, fired: ['b'] },
    { step: 3, at: 5, event: 'message', said: '投诉', fired: ['a', 'b'] },
  ])
  expect(firstLook(turns, null)).toBe(2)
  expect(firstLook(turns, 'a')).toBe(3)
})

test('where nothing fired, the last message is looked at; an empty conversation has nothing to look at', () => {
  expect(firstLook(trialTurns({ steps: [step({ kind: 'message', text: '您好' }, rules())] }), 'a')).toBe(0)
  expect(firstLook([], null)).toBeNull()
})
