import type { Language } from '../../flows/document/primitives.ts'
import { createState } from '../../flows/engine/create-state.ts'
import type { Program } from '../../flows/engine/program.ts'
import { step } from '../../flows/engine/step.ts'
import type {
  Command,
  ConversationEvent,
  ConversationState,
  Facts,
  JsonObject,
  TraceEntry,
  Understanding,
} from '../../flows/engine/types.ts'

/** The customer one plays. */
export type Persona = { name: string; attributes: JsonObject; tags: string[] }
/** What the outside is like. */
export type World = {
  persona: Persona
  language: Language
  /** How many agents are online in every queue, and whether it is working time there. */
  agentsOnline: number
  queuesOpen: boolean
  queues: { id: string; name: string }[]
  /** The virtual time, and the real one when it was set; it runs on from there. */
  clock: { virtual: number; real: number }
}

/** `edit`: somebody changed a variable by hand. */
export type SimulatedEvent = ConversationEvent | { kind: 'edit'; variables: JsonObject }
export type SimulatedStep = {
  event: SimulatedEvent
  facts: Facts
  state: ConversationState
  commands: Command[]
  trace: TraceEntry[]
  /** Who made the understanding of this message. */
  understoodBy: 'server' | 'browser' | null
}

/** A conversation with everything that happened, so that one can go back to any step. */
export type Session = { steps: SimulatedStep[] /** Index of the step that is looked at. */; at: number }

export const emptySession: Session = { steps: [], at: -1 }

export function currentStep(session: Session): SimulatedStep | null {
  return session.steps[session.at] ?? null
}

/** The next step, after the one that is looked at: what came later is another story and goes. */
export function takeStep({
  program,
  session,
  event,
  world,
  now,
  understanding,
  understoodBy = null,
}: {
  program: Program
  session: Session
  event: SimulatedEvent
  world: World
  /** Virtual, in ms. */
  now: number
  understanding?: Understanding
  understoodBy?: SimulatedStep['understoodBy']
}): Session {
  const steps = session.steps.slice(0, session.at + 1)
  const before = currentStep(session)?.state ?? createState(program, { now, language: world.language })
  const facts = factsOf({ world, now, seed: steps.length * 7919 + 17, understanding })
  const result =
    event.kind === 'edit'
      ? { state: { ...before, variables: { ...before.variables, ...event.variables } }, commands: [], trace: [] }
      : step(program, before, event, facts)
  return { steps: [...steps, { event, facts, ...result, understoodBy }], at: steps.length }
}

function factsOf({
  world,
  now,
  seed,
  understanding,
}: {
  world: World
  now: number
  seed: number
  understanding: Understanding | undefined
}): Facts {
  const { persona, agentsOnline, queuesOpen, queues } = world
  const figures = {
    online: agentsOnline,
    free: agentsOnline * 2,
    waiting: 0,
    expectedWaitSeconds: agentsOnline > 0 ? 30 : null,
    open: queuesOpen,
  }
  return {
    now,
    seed,
    channel: { id: 'simulator', kind: 'web', capabilities: { buttons: 10, textLength: 4000 } },
    customer: { id: 'simulated', name: persona.name, attributes: persona.attributes, tags: persona.tags, openTickets: 0, conversations: 0 },
    ...(understanding ? { understanding } : {}),
    queues: Object.fromEntries(queues.map((queue) => [queue.id, { name: queue.name, ...figures }])),
  }
}
