import type { Language } from '../document/primitives.ts'
import { createState } from '../engine/create-state.ts'
import type { Program } from '../engine/program.ts'
import { step } from '../engine/step.ts'
import type { Command, ConversationEvent, ConversationState, Facts, TraceEntry, Understanding } from '../engine/types.ts'
import { createFacts, createUnderstanding } from './world.ts'

/** An event of a little play. `afterMs` moves the clock first, `facts` change the world from here on, `understanding` is for this event only. */
export type PlayEvent = ConversationEvent & { afterMs?: number; facts?: Partial<Facts>; understanding?: Partial<Understanding> }

export type Played = {
  state: ConversationState
  /** All commands and traces, in order. */
  commands: Command[]
  trace: TraceEntry[]
  /** Texts said, in order. */
  said: string[]
  /** State after each event, the first being that before any. */
  states: ConversationState[]
  facts: Facts
}

/** Run events against a program in a tiny fake world: the clock only moves when told to. Starts with `start` unless told otherwise. */
export function play(
  program: Program,
  events: PlayEvent[],
  options: { language?: Language; facts?: Partial<Facts>; start?: boolean } = {},
): Played {
  let facts = createFacts(options.facts)
  let state = createState(program, { now: facts.now, language: options.language ?? 'zh-CN' })
  const played: Played = { state, commands: [], trace: [], said: [], states: [state], facts }
  const all: PlayEvent[] = options.start === false ? events : [{ kind: 'start' }, ...events]
  for (const { afterMs = 0, facts: changed, understanding, ...event } of all) {
    facts = { ...facts, ...changed, now: facts.now + afterMs }
    const now = understanding ? { ...facts, understanding: createUnderstanding(understanding) } : facts
    const result = step(program, state, event as ConversationEvent, now)
    state = result.state
    played.states.push(state)
    played.commands.push(...result.commands)
    played.trace.push(...result.trace)
  }
  played.state = state
  played.facts = facts
  played.said = played.commands.flatMap((command) => (command.kind === 'say' ? [command.text] : []))
  return played
}
