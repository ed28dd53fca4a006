import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import { compile } from '../../flows/engine/compile.ts'
import { createState } from '../../flows/engine/create-state.ts'
import { mergeCustomer } from '../../flows/engine/merge-customer.ts'
import type { Program } from '../../flows/engine/program.ts'
import { step } from '../../flows/engine/step.ts'
import type { Command, ConversationEvent, ConversationState, Facts, JsonObject, TraceEntry } from '../../flows/engine/types.ts'
import type { Persona } from './world.ts'

/** `edit`: variables changed by hand. `clock`: the time was set; timers move along, so nothing falls due by it. */
export type SimulatedEvent = ConversationEvent | { kind: 'edit'; variables: JsonObject } | { kind: 'clock'; to: number }

/** One step with all that is needed to show it, to return to it and to replay it. */
export type SimulatedStep = {
  event: SimulatedEvent
  facts: Facts
  state: ConversationState
  commands: Command[]
  trace: TraceEntry[]
  /** The customer after it: a flow's changes of the profile are facts of the next step, as live. */
  persona: Persona
  /** Who made the understanding of a message. */
  understoodBy: 'server' | 'browser' | null
  /** How an effect was answered. */
  answered: { by: AnsweredBy; millis: number | null } | null
  /** In a replay: the recorded step this one repeats; null when the replay made it itself. */
  repeats: number | null
}
export type AnsweredBy = 'sample' | 'real' | 'recording'
export type StepNotes = Partial<Pick<SimulatedStep, 'understoodBy' | 'answered' | 'repeats'>>

/** A conversation on one draft, with everything that happened. It stays on that draft, as a live one stays on its version. */
export type Session = {
  project: Project
  program: Program
  language: Language
  steps: SimulatedStep[]
  /** Index of the step that is looked at; -1 before the first. */
  at: number
}

export function newSession({ project, language }: { project: Project; language: Language }): Session {
  return { project, program: compile(project), language, steps: [], at: -1 }
}

export function currentStep(session: Session | null): SimulatedStep | null {
  return session?.steps[session.at] ?? null
}

/** What has happened up to the step looked at. */
export function storySoFar({ steps, at }: Session): SimulatedStep[] {
  return steps.slice(0, at + 1)
}

/** The next step, after the one that is looked at: what came later is another story and goes. */
export function takeStep(session: Session, event: SimulatedEvent, facts: Facts, notes: StepNotes = {}): Session {
  const story = storySoFar(session)
  const { program, language } = session
  const before = currentStep(session)?.state ?? createState(program, { now: facts.now, language })
  const result = isByHand(event)
    ? { state: changeByHand(before, event, facts), commands: [], trace: [] }
    : step(program, before, event, facts)
  const { id: _, ...known } = facts.customer
  const persona = result.commands.reduce<Persona>(
    (customer, command) => (command.kind === 'updateCustomer' ? mergeCustomer(customer, command) : customer),
    known,
  )
  const taken: SimulatedStep = { event, facts, ...result, persona, understoodBy: null, answered: null, repeats: null, ...notes }
  return { ...session, steps: [...story, taken], at: story.length }
}

type ByHand = Exclude<SimulatedEvent, ConversationEvent>
function isByHand(event: SimulatedEvent): event is ByHand {
  return event.kind === 'edit' || event.kind === 'clock'
}

function changeByHand(state: ConversationState, event: ByHand, facts: Facts): ConversationState {
  if (event.kind === 'edit') return { ...state, variables: { ...state.variables, ...event.variables } }
  // `facts.now` is the time it was; everything that is counted from a moment keeps its distance.
  const shift = event.to - facts.now
  const moved = (times: Record<string, number>) => Object.fromEntries(Object.entries(times).map(([name, at]) => [name, at + shift]))
  return { ...state, startedAt: state.startedAt + shift, timers: moved(state.timers) }
}

/** The virtual time after a step. */
export function clockAfter({ event, facts }: SimulatedStep): number {
  return event.kind === 'clock' ? event.to : facts.now
}
