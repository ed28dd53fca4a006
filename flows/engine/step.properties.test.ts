import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryEvents, arbitraryProject, staffed } from '../testing/arbitraries.ts'
import { type PlayEvent, play } from '../testing/play.ts'
import { createFacts, createUnderstanding } from '../testing/world.ts'
import { compile } from './compile.ts'
import { createState } from './create-state.ts'
import { step } from './step.ts'
import type { ConversationEvent, ConversationState, Facts, StepResult } from './types.ts'
import { wakeAt } from './wake-at.ts'

const runs = { numRuns: 150 }

/** Like play(), but with a hand on every state between two steps. */
function run(
  project: Parameters<typeof compile>[0],
  events: PlayEvent[],
  between: (state: ConversationState) => ConversationState,
): StepResult[] {
  const program = compile(project)
  let facts: Facts = createFacts(staffed)
  let state = createState(program, { now: facts.now, language: 'zh-CN' })
  return [{ kind: 'start' } as PlayEvent, ...events].map(({ afterMs = 0, facts: changed, understanding, ...event }) => {
    facts = { ...facts, ...changed, now: facts.now + afterMs }
    const result = step(
      program,
      between(state),
      event as ConversationEvent,
      understanding ? { ...facts, understanding: createUnderstanding(understanding) } : facts,
    )
    state = result.state
    return result
  })
}

test('the engine itself never fails, whatever the document and the events', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      const { trace } = play(compile(project), events, { facts: staffed })
      // An error without a node is a fault caught by step() itself.
      expect(trace.filter((entry) => entry.kind === 'error' && entry.nodeId === '')).toEqual([])
    }),
    runs,
  )
})

test('a node with readable settings never throws', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      const { trace } = play(compile(project), events, { facts: staffed })
      expect(trace.filter((entry) => entry.kind === 'error' && !entry.message.includes('cannot be run'))).toEqual([])
    }),
    runs,
  )
})

test('the given state is never changed', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      // A write to a frozen state throws inside a node, where the engine catches it: only the comparison shows it.
      expect(run(project, events, deepFreeze)).toEqual(run(project, events, (state) => state))
    }),
    runs,
  )
})

test('every change of owner raises the epoch by one, says carry the epoch of their moment, ids are unique', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      const { commands, state } = play(compile(project), events, { facts: staffed })
      let epoch = 0
      for (const command of commands) {
        if (command.kind === 'owner') expect(command.epoch).toBe(++epoch)
        if (command.kind === 'say' || command.kind === 'handoff') expect(command.epoch).toBe(epoch)
      }
      expect(state.epoch).toBe(epoch)
      const ids = commands.flatMap((command) => (command.kind === 'say' || command.kind === 'effect' ? [command.id] : []))
      expect(new Set(ids).size).toBe(ids.length)
    }),
    runs,
  )
})

test('nobody is left hanging: a conversation with the bot always waits for something that will come', () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      const { state } = play(compile(project), events, { facts: staffed })
      if (state.owner !== 'bot') return
      expect(state.waiting).not.toBeNull()
      expect(wakeAt(state)).not.toBeNull()
    }),
    runs,
  )
})

test('the state stays small however long the conversation: 10,000 messages', { timeout: 60_000 }, () => {
  const texts = fc.constantFrom('hello there my friend', '1', '是', '不用', 'A12345678', '5', 'x', 'restart', '')
  fc.assert(
    fc.property(arbitraryProject, fc.array(texts, { minLength: 7, maxLength: 7 }), fc.boolean(), (project, said, presses) => {
      const program = compile(project)
      let state = createState(program, { now: 0, language: 'zh-CN' })
      let largest = 0
      for (let turn = 0; turn < 10_000; turn++) {
        const text = said[turn % said.length] ?? ''
        const event: ConversationEvent = presses && turn % 5 === 0 ? { kind: 'askHuman' } : { kind: 'message', text }
        state = step(program, state, event, createFacts({ ...staffed, now: turn * 20_000, seed: turn })).state
        if (turn % 500 === 499) largest = Math.max(largest, JSON.stringify(state).length)
        if (state.owner !== 'bot') state = createState(program, { now: turn * 20_000, language: 'zh-CN' })
      }
      expect(largest).toBeLessThan(12_000)
    }),
    { numRuns: 12 },
  )
})

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const item of Object.values(value)) deepFreeze(item)
  }
  return value
}
