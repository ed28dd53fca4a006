import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import { compile } from '../../flows/engine/compile.ts'
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
import { wakeAt } from '../../flows/engine/wake-at.ts'

export type Persona = { name: string; attributes: JsonObject; tags: string[] }
export type SimulatedQueue = { name: string; online: number; free: number; open: boolean }
/** The outside as one plays it. `clock` is the virtual time in ms; it stands still until something moves it. */
export type SimulationSettings = { clock: number; persona: Persona; language: Language; queues: Record<string, SimulatedQueue> }

/** `edit`: variables changed by hand, past the engine. */
export type SimulatedEvent = ConversationEvent | { kind: 'edit'; variables: JsonObject }
/** One step with all that is needed to show it, to return to it and to replay it. `settings` are those after it. */
export type Moment = {
  event: SimulatedEvent
  facts: Facts
  settings: SimulationSettings
  state: ConversationState
  commands: Command[]
  trace: TraceEntry[]
}
/** `at` is the index of the moment one looks at; later moments stay until something new happens. */
export type Simulation = { program: Program; settings: SimulationSettings; moments: Moment[]; at: number }

/** A new conversation on a draft, opened by the customer. */
export function startSimulation({ project, settings }: { project: Project; settings: SimulationSettings }): Simulation {
  return advance({ program: compile(project), settings, moments: [], at: -1 }, { kind: 'start' })
}

/** The next moment after the one looked at; what had come later is another story and goes. */
export function advance(simulation: Simulation, event: SimulatedEvent, understanding?: Understanding): Simulation {
  return take(simulation, event, createFacts(simulation, understanding))
}

/** Look at an earlier (or later) moment: time and customer are as they were then. An index that does not exist changes nothing. */
export function goBackTo(simulation: Simulation, index: number): Simulation {
  const moment = simulation.moments[index]
  if (!moment) return simulation
  const { clock, persona } = moment.settings
  return { ...simulation, at: index, settings: { ...simulation.settings, clock, persona } }
}

/**
 * The same story on an edited draft: what happened up to the moment looked at is replayed with its recorded facts. An answer
 * of a call the new draft does not make is ignored by the engine, as live.
 */
export function forkWith(simulation: Simulation, project: Project): Simulation {
  const past = simulation.moments.slice(0, simulation.at + 1)
  let fork: Simulation = { ...simulation, program: compile(project), moments: [], at: -1 }
  for (const { event, facts, settings } of past) fork = take({ ...fork, settings }, event, facts)
  return { ...fork, settings: simulation.settings }
}

/** Let time pass until `clock` (ms). Timers due on the way fire at their own time, in order. Never goes back. */
export function passTime(simulation: Simulation, clock: number): Simulation {
  let passed = simulation
  for (let guard = 0; guard < MOST_TIMERS; guard++) {
    const due = nextTimer(passed)
    if (due === null || due > clock) break
    passed = advance(withClock(passed, Math.max(due, passed.settings.clock)), { kind: 'wake' })
  }
  return withClock(passed, Math.max(clock, passed.settings.clock))
}

/** When something is due by itself, in ms; null when nothing is. */
export function nextTimer(simulation: Simulation): number | null {
  const state = currentMoment(simulation)?.state
  return state && state.owner !== 'closed' ? wakeAt(state) : null
}

export function currentMoment({ moments, at }: Simulation): Moment | null {
  return moments[at] ?? null
}

/** A timer that sets itself again at once must not hang the page. */
const MOST_TIMERS = 200

function withClock(simulation: Simulation, clock: number): Simulation {
  return { ...simulation, settings: { ...simulation.settings, clock } }
}

function take(simulation: Simulation, event: SimulatedEvent, facts: Facts): Simulation {
  const { program, settings } = simulation
  const before = currentMoment(simulation)?.state ?? createState(program, { now: facts.now, language: settings.language })
  const result =
    event.kind === 'edit'
      ? { state: { ...before, variables: { ...before.variables, ...event.variables } }, commands: [], trace: [] }
      : step(program, before, event, facts)
  const after = { ...settings, persona: result.commands.reduce(applyToPersona, settings.persona) }
  const moments = [...simulation.moments.slice(0, simulation.at + 1), { event, facts, settings: after, ...result }]
  return { program, settings: after, moments, at: moments.length - 1 }
}

/** Live, the profile is written too and the next turn reads it back. */
function applyToPersona(persona: Persona, command: Command): Persona {
  if (command.kind !== 'updateCustomer') return persona
  const kept = persona.tags.filter((tag) => !command.removeTags.includes(tag))
  return {
    name: command.name ?? persona.name,
    attributes: { ...persona.attributes, ...command.attributes },
    tags: [...new Set([...kept, ...command.addTags])],
  }
}

function createFacts({ settings, at }: Simulation, understanding: Understanding | undefined): Facts {
  const { persona, queues, clock } = settings
  return {
    now: clock,
    // Another seed per step, the same in every run: variants vary, replays do not.
    seed: (at + 2) * 7919,
    channel: { id: 'simulator', kind: 'web', capabilities: { buttons: 20, textLength: 4000 } },
    customer: { id: 'simulated', ...persona, openTickets: 0, conversations: 0 },
    ...(understanding ? { understanding } : {}),
    queues: Object.fromEntries(
      Object.entries(queues).map(([id, queue]) => [id, { ...queue, waiting: 0, expectedWaitSeconds: queue.online > 0 ? 30 : null }]),
    ),
  }
}
