import type { Language } from '../document/primitives.ts'
import { isSame } from '../document/same.ts'
import type { Command, ConversationEvent, ConversationState, Facts, QueueFacts, TraceEntry } from '../engine/types.ts'
import { toLocal } from './instant.ts'
import {
  type Scenario,
  type ScenarioAct,
  type ScenarioAnswer,
  type ScenarioExpectation,
  type ScenarioStep,
  scenarioSchema,
} from './scenario.ts'
import { staffedQueue } from './staffed-queue.ts'

/** One turn of a conversation as the simulator or the turn log holds it. */
export type RecordedTurn = {
  event: ConversationEvent
  facts: Facts
  commands: readonly Command[]
  trace: readonly TraceEntry[]
  /** After the turn. */
  state: ConversationState
}

/** Shorter pauses between two events are how fast people type, not part of the story. */
const PAUSE_MS = 30_000

/**
 * A conversation as a scenario that plays it again and expects what happened: texts, choices, hand-offs, rules and outcome. What
 * understanding made of each text is kept with it, so the scenario does not depend on a recogniser. Null when nothing was opened.
 */
export function recordScenario({
  turns,
  id,
  name,
  timezone,
}: {
  turns: readonly RecordedTurn[]
  id: string
  name: string
  /** Of the project's first calendar. */
  timezone: string
}): Scenario | null {
  const first = turns[0]
  if (first?.event.kind !== 'start') return null
  const { channel, customer, queues } = first.facts
  const startsAt = toLocal(first.facts.now, timezone)
  const recording: Recording = { steps: [], answers: [], queues: { ...queues }, calls: new Map(), now: first.facts.now }
  remember(recording, first)
  let opens = expectationsOf([first])
  for (const [at, turn] of turns.entries()) {
    if (at === 0) continue
    const added = addTurn(recording, turn)
    const expected = expectationsOf([turn])
    const last = recording.steps.at(-1)
    // Answers that come by themselves belong to what set them off.
    if (last) last.expect = added ? expected : merge(last.expect, expected)
    else opens = merge(opens, expected)
  }
  return scenarioSchema.parse({
    id,
    name: name.slice(0, 160),
    language: first.state.language satisfies Language,
    startsAt,
    // The same chance, so that a message with several wordings comes out as it did.
    seed: first.facts.seed,
    channel: { kind: channel.kind, capabilities: channel.capabilities },
    customer: {
      name: customer.name,
      attributes: customer.attributes,
      tags: customer.tags,
      openTickets: customer.openTickets,
      conversations: customer.conversations,
    },
    queues: Object.fromEntries(Object.entries(queues).map(([queueId, queue]) => [queueId, figuresOf(queue)])),
    answers: recording.answers,
    opens,
    steps: recording.steps,
  })
}

type Recording = {
  steps: ScenarioStep[]
  answers: ScenarioAnswer[]
  queues: Record<string, QueueFacts>
  /** Calls under way by id. */
  calls: Map<string, { effect: string; nodeId: string; at: number }>
  now: number
}

/** @returns whether the turn became a step of its own */
function addTurn(recording: Recording, turn: RecordedTurn): boolean {
  const { event, facts } = turn
  const pause = facts.now - recording.now
  if (event.kind === 'effect') {
    const call = recording.calls.get(event.id)
    if (call)
      recording.answers.push({
        effect: call.effect,
        nodeId: call.nodeId,
        times: 1,
        afterMs: 0,
        then: event.ok
          ? { kind: 'result', result: event.result }
          : { kind: 'error', ...event.error, message: event.error.message.slice(0, 300) },
      })
    remember(recording, turn)
    return false
  }
  const acts: ScenarioAct[] = []
  for (const [queueId, queue] of Object.entries(facts.queues))
    if (!isSame(queue, recording.queues[queueId])) acts.push({ kind: 'queue', queueId, figures: figuresOf(queue) })
  recording.queues = { ...facts.queues }
  if (pause > 0 && (event.kind === 'wake' || pause >= PAUSE_MS)) acts.push({ kind: 'silence', seconds: Math.ceil(pause / 1000) })
  const act = actOf(event, facts)
  if (act) acts.push(act)
  recording.now = facts.now
  for (const each of acts) recording.steps.push({ act: each, expect: [] })
  remember(recording, turn)
  return acts.length > 0
}

function remember(recording: Recording, { commands, facts }: RecordedTurn): void {
  for (const command of commands)
    if (command.kind === 'effect') recording.calls.set(command.id, { effect: command.effect.kind, nodeId: command.nodeId, at: facts.now })
}

function actOf(event: ConversationEvent, facts: Facts): ScenarioAct | null {
  switch (event.kind) {
    case 'message':
      if (event.values) return { kind: 'fill', values: event.values }
      if (event.files) return { kind: 'send', files: event.files, text: event.text }
      if (event.choiceId !== undefined) return { kind: 'choose', choiceId: event.choiceId, text: event.text }
      return { kind: 'say', text: event.text, ...(facts.understanding ? { understanding: facts.understanding } : {}) }
    case 'askHuman':
      return { kind: 'askHuman' }
    case 'left':
      return { kind: 'leave' }
    case 'accepted':
      return { kind: 'accept', agentName: event.agentName }
    case 'agentMessage':
      return { kind: 'agentSays', text: event.text }
    case 'transferred':
      return { kind: 'transfer', queueId: event.queueId }
    case 'returned':
      return { kind: 'return' }
    case 'resolved':
      return { kind: 'resolve', outcome: event.outcome, continueFlow: event.continueFlow }
    default:
      return null
  }
}

/** What a customer, a person or another system would notice of these turns. */
export function expectationsOf(turns: readonly Pick<RecordedTurn, 'commands' | 'trace'>[]): ScenarioExpectation[] {
  const expected: ScenarioExpectation[] = []
  for (const { commands, trace } of turns) {
    for (const entry of trace) {
      if (entry.kind !== 'rules') continue
      for (const rule of entry.rules) if (rule.result === 'fired') expected.push({ kind: 'rule', ruleId: rule.ruleId, fired: true })
    }
    for (const command of commands) {
      if (command.kind === 'say' && command.text !== '') expected.push({ kind: 'says', how: 'equals', text: command.text })
      if (command.kind === 'say' && command.choices)
        expected.push({ kind: 'offers', choiceIds: command.choices.map((choice) => choice.id) })
      if (command.kind === 'handoff') expected.push({ kind: 'queue', queueId: command.queueId })
      if (command.kind === 'effect') expected.push({ kind: 'effect', effect: command.effect.kind })
      if (command.kind === 'close') expected.push({ kind: 'outcome', outcome: command.outcome })
    }
  }
  return merge([], expected).slice(0, 30)
}

/** Without repeating itself; only the last word on choices and queue counts, for it describes where one stands in the end. */
function merge(before: readonly ScenarioExpectation[], more: readonly ScenarioExpectation[]): ScenarioExpectation[] {
  const all = [...before]
  for (const each of more) {
    if (all.some((other) => isSame(other, each))) continue
    const at =
      each.kind === 'offers' || each.kind === 'queue' || each.kind === 'outcome' ? all.findIndex(({ kind }) => kind === each.kind) : -1
    if (at >= 0) all.splice(at, 1)
    all.push(each)
  }
  return all.slice(0, 30)
}

function figuresOf(queue: QueueFacts): Scenario['queues'][string] {
  const ordinary = staffedQueue(queue.name)
  const { name: _, ...figures } = queue
  return Object.fromEntries(Object.entries(figures).filter(([key, value]) => value !== ordinary[key as keyof QueueFacts]))
}
