import type { Project } from '../document/project.ts'
import { compile } from '../engine/compile.ts'
import { createState } from '../engine/create-state.ts'
import { step } from '../engine/step.ts'
import type { ConversationEvent, Facts } from '../engine/types.ts'
import { staffed } from './arbitraries.ts'
import type { PlayEvent } from './play.ts'
import { createFacts, createUnderstanding } from './world.ts'

/** What a turn log keeps: enough to do it all again. */
export type Recording = { event: ConversationEvent; facts: Facts }[]

export function record(events: PlayEvent[]): Recording {
  let facts: Facts = createFacts(staffed)
  return [{ kind: 'start' } as PlayEvent, ...events].map(({ afterMs = 0, facts: changed, understanding, ...event }, index) => {
    facts = { ...facts, ...changed, now: facts.now + afterMs, seed: index * 7919 }
    return {
      event: event as ConversationEvent,
      facts: understanding ? { ...facts, understanding: createUnderstanding(understanding) } : facts,
    }
  })
}

/** States, commands and traces of every step, as JSON. */
export function replay(project: Project, recording: Recording): string {
  return run(project, recording, (state) => state)
}

/** The same as in other processes: everything was stored and loaded again, the state at every step. */
export function replayStored(project: Project, recording: Recording): string {
  return run(reload(project), reload(recording), reload)
}

function run(project: Project, recording: Recording, between: <T>(state: T) => T): string {
  const program = compile(project)
  let state = createState(program, { now: recording[0]?.facts.now ?? 0, language: 'zh-CN' })
  return JSON.stringify(
    recording.map(({ event, facts }) => {
      const result = step(program, between(state), event, facts)
      state = result.state
      return result
    }),
  )
}

function reload<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
