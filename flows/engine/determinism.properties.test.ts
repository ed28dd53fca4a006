import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryEvents, arbitraryProject, staffed } from '../testing/arbitraries.ts'
import type { PlayEvent } from '../testing/play.ts'
import { createFacts, createUnderstanding } from '../testing/world.ts'
import { compile } from './compile.ts'
import { createState } from './create-state.ts'
import type { Program } from './program.ts'
import { step } from './step.ts'
import type { ConversationEvent, ConversationState, Facts } from './types.ts'

/** Random conversations per run; the nightly run has 10,000. */
const numRuns = Number(process.env.TANDEM_CONVERSATIONS ?? 200)

/** What a turn log keeps: enough to do it all again. */
type Recording = { event: ConversationEvent; facts: Facts }[]

function record(events: PlayEvent[]): Recording {
  let facts: Facts = createFacts(staffed)
  return [{ kind: 'start' } as PlayEvent, ...events].map(({ afterMs = 0, facts: changed, understanding, ...event }, index) => {
    facts = { ...facts, ...changed, now: facts.now + afterMs, seed: index * 7919 }
    return {
      event: event as ConversationEvent,
      facts: understanding ? { ...facts, understanding: createUnderstanding(understanding) } : facts,
    }
  })
}

function replay(program: Program, recording: Recording, between: (state: ConversationState) => ConversationState): string {
  let state = createState(program, { now: recording[0]?.facts.now ?? 0, language: 'zh-CN' })
  return JSON.stringify(
    recording.map(({ event, facts }) => {
      const result = step(program, between(state), event, facts)
      state = result.state
      return result
    }),
  )
}

test('a recorded conversation replays to the same states, commands and traces, byte for byte', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      const recording = record(events)
      const first = replay(compile(project), recording, (state) => state)
      // Another process: the project, the recording and the state at every step were stored and loaded again.
      const loaded = JSON.parse(JSON.stringify({ project, recording })) as { project: typeof project; recording: Recording }
      const again = replay(compile(loaded.project), loaded.recording, (state) => JSON.parse(JSON.stringify(state)) as ConversationState)
      expect(again).toBe(first)
    }),
    { numRuns },
  )
})
