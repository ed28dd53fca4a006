import type { Language } from '../document/primitives.ts'
import type { Program } from '../engine/program.ts'
import type {
  ChannelCapabilities,
  Command,
  ConversationEvent,
  ConversationState,
  CustomerFacts,
  EffectRequest,
  Facts,
  QueueFacts,
  TraceEntry,
  Understanding,
} from '../engine/types.ts'
import type { Scenario, ScenarioAnswer } from './scenario.ts'

/** Who reads the customer's texts: the recogniser of the server, of the browser, or the examples themselves. */
export type Understand = (text: string, language: Language) => Understanding

/** What stays the same through a run. */
export type Stage = {
  program: Program
  /** The world at the start; its steps are not looked at. */
  scenario: Scenario
  understand: Understand
  channel: { id: string; kind: string; capabilities: ChannelCapabilities }
  timezone: string
  /** Told of every event with what the engine knew, in their order: to show the run step by step. */
  onTurn?: (turn: { event: ConversationEvent; facts: Facts }) => void
}

/** A call to another system that is under way. `answer` null: nobody said how it answers. */
export type Call = { id: string; nodeId: string; request: EffectRequest; dueAt: number; answer: ScenarioAnswer | null }

/** A conversation in its world at one instant. Never changed: playing an act makes the next one, so that one can branch off anywhere. */
export type Moment = {
  now: number
  /** Events played so far; every one has its own chance. */
  played: number
  state: ConversationState
  customer: CustomerFacts
  queues: Readonly<Record<string, QueueFacts>>
  answers: readonly ScenarioAnswer[]
  calls: readonly Call[]
  /** What the last act brought about. */
  commands: readonly Command[]
  trace: readonly TraceEntry[]
  /** Calls of the last act nobody gave an answer for. */
  unanswered: readonly Call[]
}
