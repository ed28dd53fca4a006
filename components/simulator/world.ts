import { isQueueOpen } from '../../flows/calendar/is-queue-open.ts'
import { capabilitiesOf } from '../../flows/channels/channel-kinds.ts'
import type { Language } from '../../flows/document/primitives.ts'
import type { Calendar } from '../../flows/document/settings.ts'
import { assumedWait } from '../../flows/engine/assumed-wait.ts'
import type { ConversationState, CustomerFacts, Facts, QueueFacts, Understanding } from '../../flows/engine/types.ts'

/** The customer one plays. */
export type Persona = Omit<CustomerFacts, 'id'>
/** A queue as one plays it. `hours`: by its own calendar and the virtual clock, or the same all the time. */
export type SimulatedQueue = {
  id: string
  name: string
  calendar: Calendar | null
  /** Agents online, free slots of theirs, customers waiting besides this one. */
  online: number
  free: number
  waiting: number
  hours: 'calendar' | 'open' | 'closed'
}
/** What the outside is like. `clock` is the virtual time in ms; it stands until something moves it. */
export type World = { clock: number; persona: Persona; language: Language; channelKind: string; queues: SimulatedQueue[] }

/** Slots of an agent, as a new member has them. */
export const SLOTS = 4

/** A queue at the beginning: two agents, everybody free, its own hours. */
export function startQueue({ id, name, calendar }: Pick<SimulatedQueue, 'id' | 'name' | 'calendar'>): SimulatedQueue {
  return { id, name, calendar, online: 2, free: 2 * SLOTS, waiting: 0, hours: 'calendar' }
}

/** What the engine may know of this world, as the runtime gathers it live. `step` is the number of the step it is for. */
export function factsOf(input: { world: World; step: number; state: ConversationState | null; understanding?: Understanding }): Facts {
  const { world, step, state, understanding } = input
  const { clock, persona, channelKind } = world
  return {
    now: clock,
    // Another seed per step, the same in every run: variants vary, replays do not.
    seed: (step + 1) * 7919,
    channel: { id: 'simulator', kind: channelKind, capabilities: capabilitiesOf(channelKind) },
    customer: { id: 'simulated', ...persona },
    ...(understanding ? { understanding } : {}),
    queues: Object.fromEntries(world.queues.map((queue) => [queue.id, queueFacts(queue, clock, state)])),
  }
}

function queueFacts({ id, name, calendar, hours, ...set }: SimulatedQueue, clock: number, state: ConversationState | null): QueueFacts {
  const here = state?.handoff?.queueId === id
  // The conversation itself waits, or takes a slot, like any other.
  const waiting = set.waiting + Number(here && state?.owner === 'queue')
  const free = Math.max(0, set.free - Number(here && state?.owner === 'agent'))
  const capacity = Math.max(set.online * SLOTS, set.free)
  const open = hours === 'calendar' ? isQueueOpen(calendar, clock) : hours === 'open'
  return { name, online: set.online, free, waiting, expectedWaitSeconds: assumedWait({ free, waiting, capacity }), open }
}
