import type { Project } from '../../flows/document/project.ts'
import type { EffectOutcome, Facts, Understanding } from '../../flows/engine/types.ts'
import { wakeAt } from '../../flows/engine/wake-at.ts'
import { type Call, callsOf, openCalls, outcomeOf } from './calls.ts'
import {
  type AnsweredBy,
  currentStep,
  newSession,
  type Session,
  type SimulatedEvent,
  type SimulatedStep,
  storySoFar,
  takeStep,
} from './session.ts'

export type ReplayHelp = {
  /** For a call the recording has no answer to. Must not change anything outside. */
  answer(call: Call): Promise<{ outcome: EffectOutcome; by: AnsweredBy; millis: number | null }>
  /** For a message, when the draft's intents are not those it was understood with. */
  understand(text: string): Promise<{ understanding: Understanding; by: 'server' | 'browser' }>
}

/**
 * The same story on another draft: everything that came from outside up to the step looked at happens again, with its
 * recorded facts and answers. What the new draft has no use for (an answer nobody asked for, an agent's word in a
 * conversation that was never handed over) is left out; what it asks anew is answered by `help`.
 * On the same draft the result is the same, step by step.
 */
export async function replayOn({ recorded, project, help }: { recorded: Session; project: Project; help: ReplayHelp }): Promise<Session> {
  const story = storySoFar(recorded)
  const asked = new Map(callsOf(recorded).map((call) => [call.id, call.nodeId]))
  const unanswered = new Set(openCalls(recorded).map(({ nodeId }) => nodeId))
  const sameIntents = sameJson(project.intents, recorded.project.intents)
  let fork = newSession({ project, language: recorded.language })
  const nodeOf = (event: SimulatedEvent) => (event.kind === 'effect' ? asked.get(event.id) : undefined)

  const settle = async (from: number, facts: Facts): Promise<void> => {
    const later = new Set([...story.slice(from).map(({ event }) => nodeOf(event)), ...unanswered])
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const call = openCalls(fork).find(({ nodeId }) => !later.has(nodeId))
      if (!call) return
      const { outcome, by, millis } = await help.answer(call)
      fork = takeStep(fork, { kind: 'effect', id: call.id, ...outcome }, quiet(fork, facts), { answered: { by, millis } })
    }
  }

  for (const [index, step] of story.entries()) {
    const { event } = step
    if (currentStep(fork)?.state.owner === 'closed') break
    const facts = factsFor(fork, step, story[index - 1])
    if (event.kind === 'effect') {
      const call = openCalls(fork).find(({ nodeId }) => nodeId === nodeOf(event))
      const answered = { by: 'recording' as const, millis: step.answered?.millis ?? null }
      if (call) fork = takeStep(fork, { kind: 'effect', id: call.id, ...outcomeOf(event) }, facts, { answered, repeats: index })
      continue
    }
    await settle(index + 1, facts)
    fork = fireTimers(fork, facts)
    if (!fits(fork, event, facts)) continue
    const anew = event.kind === 'message' && facts.understanding && !sameIntents ? await help.understand(event.text) : null
    fork = takeStep(fork, event, anew ? { ...facts, understanding: anew.understanding } : facts, {
      understoodBy: anew ? step.understoodBy && anew.by : step.understoodBy,
      repeats: index,
    })
  }
  const last = story.at(-1)
  if (last) await settle(story.length, last.facts)
  return fork
}

/** A flow that asks again and again must not hang the page. */
const MOST_ROUNDS = 50

/** Timers due before the next recorded event fire at their own time. */
function fireTimers(session: Session, facts: Facts): Session {
  let passed = session
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const state = currentStep(passed)?.state
    const due = state && state.owner !== 'closed' ? wakeAt(state) : null
    if (due === null || due >= facts.now) return passed
    passed = takeStep(passed, { kind: 'wake' }, quiet(passed, { ...facts, now: due }))
  }
  return passed
}

/** Whether an event makes sense where the replay stands. */
function fits(fork: Session, event: SimulatedEvent, facts: Facts): boolean {
  const state = currentStep(fork)?.state
  if (event.kind === 'wake') {
    const due = state ? wakeAt(state) : null
    return due !== null && due <= facts.now
  }
  if (event.kind === 'accepted') return state?.owner === 'queue'
  if (event.kind === 'agentMessage' || event.kind === 'returned' || event.kind === 'resolved') return state?.owner === 'agent'
  return state?.owner !== 'closed'
}

/** The recorded facts, with the customer as the replay left them unless somebody had changed the customer by hand there. */
function factsFor(fork: Session, step: SimulatedStep, before: SimulatedStep | undefined): Facts {
  const persona = currentStep(fork)?.persona
  if (!persona || !before) return step.facts
  const { id, ...recorded } = step.facts.customer
  return sameJson(recorded, before.persona) ? { ...step.facts, customer: { id, ...persona } } : step.facts
}

/** Facts of a step that only the replay has: nobody said anything. */
function quiet(fork: Session, { understanding: _, ...facts }: Facts): Facts {
  const persona = currentStep(fork)?.persona
  return { ...facts, seed: (fork.at + 2) * 7919, ...(persona ? { customer: { id: facts.customer.id, ...persona } } : {}) }
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
