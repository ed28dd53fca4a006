import { step } from '../engine/step.ts'
import type { Command, ConversationEvent, CustomerFacts, Facts, Json, JsonObject, TraceEntry, Understanding } from '../engine/types.ts'
import { wakeAt } from '../engine/wake-at.ts'
import { contains } from './contains.ts'
import { toInstant } from './instant.ts'
import type { Call, Moment, Stage } from './moment.ts'
import type { ScenarioAct, ScenarioAnswer } from './scenario.ts'
import { staffedQueue } from './staffed-queue.ts'

/** Most events one act may set off: a flow that wakes itself for ever stops here. */
const MAX_EVENTS = 2000

/** One act and all that follows from it by itself: answers that come at once, timers that fall due. Deterministic, never throws. */
export function playAct(stage: Stage, before: Moment, act: ScenarioAct): Moment {
  const moment: Moment = { ...before, commands: [], trace: [], unanswered: [] }
  switch (act.kind) {
    case 'silence':
      return passTime(stage, moment, moment.now + act.seconds * 1000)
    case 'clock':
      return passTime(stage, moment, Math.max(moment.now, toInstant(act.at, stage.timezone)))
    case 'queue': {
      const queue = staffedQueue(act.queueId, moment.queues[act.queueId])
      const figures = Object.fromEntries(Object.entries(act.figures).filter(([, value]) => value !== undefined))
      return { ...moment, queues: { ...moment.queues, [act.queueId]: { ...queue, ...figures } } }
    }
    case 'answer':
      // The newest word on how a system answers goes first.
      return { ...moment, answers: [act.answer, ...moment.answers] }
    case 'customer':
      return { ...moment, customer: changed(moment.customer, act.attributes as JsonObject, act.tags ?? moment.customer.tags) }
    default:
      return playEvent(stage, moment, toEvent(moment, act), understandingOf(stage, moment, act))
  }
}

/** One event, then what is due. */
export function playEvent(stage: Stage, moment: Moment, event: ConversationEvent, understanding?: Understanding): Moment {
  const after = take(stage, moment, event, understanding)
  return passTime(stage, after, after.now)
}

type EventAct = Exclude<ScenarioAct, { kind: 'silence' | 'clock' | 'queue' | 'answer' | 'customer' }>

function toEvent(moment: Moment, act: EventAct): ConversationEvent {
  switch (act.kind) {
    case 'say':
      return { kind: 'message', text: act.text }
    case 'choose':
      return { kind: 'message', text: act.text ?? labelOf(moment, act.choiceId), choiceId: act.choiceId }
    case 'fill':
      return { kind: 'message', text: Object.values(act.values).join('\n'), values: act.values }
    case 'send':
      return { kind: 'message', text: act.text, files: act.files }
    case 'askHuman':
      return { kind: 'askHuman' }
    case 'leave':
      return { kind: 'left' }
    case 'accept':
      return { kind: 'accepted', agentId: 'agent', agentName: act.agentName }
    case 'agentSays':
      return { kind: 'agentMessage', agentId: 'agent', text: act.text }
    case 'transfer':
      return { kind: 'transferred', queueId: act.queueId, byAgentId: 'agent' }
    case 'return':
      return { kind: 'returned', agentId: 'agent' }
    case 'resolve':
      return { kind: 'resolved', agentId: 'agent', outcome: act.outcome, continueFlow: act.continueFlow }
  }
}

/** The label of a button that can be pressed now; several, joined by commas, where several may be chosen. */
function labelOf({ state }: Moment, choiceId: string): string {
  const choices = state.waiting?.kind === 'customer' ? (state.waiting.choices ?? []) : []
  const labels = choiceId.split(',').map((id) => choices.find((choice) => choice.id === id)?.label ?? id)
  return labels.join(', ')
}

function understandingOf(stage: Stage, moment: Moment, act: EventAct): Understanding | undefined {
  if (act.kind === 'choose' && act.text === undefined) return stage.understand(labelOf(moment, act.choiceId), moment.state.language)
  if (!('text' in act) || act.kind === 'agentSays' || act.text === undefined || act.text === '') return undefined
  const read = stage.understand(act.text, moment.state.language)
  if (act.kind !== 'say' || act.understanding === undefined) return read
  const pinned = Object.fromEntries(Object.entries(act.understanding).filter(([, value]) => value !== undefined))
  // Said to be of an intent means of no other; what is not said stays as it was read.
  return { ...read, ...pinned }
}

/** Let the clock run to an instant: answers arrive and timers fire on the way, each at its own time. */
function passTime(stage: Stage, before: Moment, until: number): Moment {
  let moment = before
  for (let events = 0; events < MAX_EVENTS; events++) {
    const call = nextCall(moment)
    const wake = moment.state.owner === 'closed' ? null : wakeAt(moment.state)
    const due = Math.min(call?.dueAt ?? Number.POSITIVE_INFINITY, wake ?? Number.POSITIVE_INFINITY)
    if (due > until) break
    const there = { ...moment, now: Math.max(moment.now, due) }
    moment = call && call.dueAt === due ? answered(stage, there, call) : take(stage, there, { kind: 'wake' })
  }
  return { ...moment, now: Math.max(moment.now, until) }
}

function nextCall({ calls }: Moment): Call | null {
  return calls.reduce<Call | null>((next, call) => (next === null || call.dueAt < next.dueAt ? call : next), null)
}

function answered(stage: Stage, moment: Moment, call: Call): Moment {
  const rest = { ...moment, calls: moment.calls.filter((each) => each !== call) }
  const then = call.answer?.then ?? { kind: 'error' as const, code: 'unanswered', message: 'The scenario does not say what this answers.' }
  if (then.kind === 'silence') return rest
  const event: ConversationEvent =
    then.kind === 'result'
      ? { kind: 'effect', id: call.id, ok: true, result: then.result as Json }
      : { kind: 'effect', id: call.id, ok: false, error: { code: then.code, message: then.message } }
  const after = take(stage, rest, event)
  return call.answer === null ? { ...after, unanswered: [...after.unanswered, call] } : after
}

/** One step of the engine and what its commands do to the world. */
function take(stage: Stage, moment: Moment, event: ConversationEvent, understanding?: Understanding): Moment {
  const facts: Facts = {
    now: moment.now,
    seed: (stage.scenario.seed + moment.played * 7919) >>> 0,
    channel: stage.channel,
    customer: moment.customer,
    queues: moment.queues,
    ...(understanding ? { understanding } : {}),
  }
  stage.onTurn?.({ event, facts })
  const { state, commands, trace } = step(stage.program, moment.state, event, facts)
  return apply({ ...moment, played: moment.played + 1, state }, commands, trace)
}

function apply(moment: Moment, commands: readonly Command[], trace: readonly TraceEntry[]): Moment {
  let { customer, answers } = moment
  const calls = [...moment.calls]
  for (const command of commands) {
    if (command.kind === 'updateCustomer') {
      const tags = [...new Set([...customer.tags, ...command.addTags])].filter((tag) => !command.removeTags.includes(tag))
      customer = { ...changed(customer, command.attributes, tags), name: command.name ?? customer.name }
    }
    if (command.kind === 'effect') {
      const found = findAnswer(answers, command)
      answers = found.rest
      calls.push({
        id: command.id,
        nodeId: command.nodeId,
        request: command.effect,
        dueAt: moment.now + (found.answer?.afterMs ?? 0),
        answer: found.answer,
      })
    }
  }
  return { ...moment, customer, answers, calls, commands: [...moment.commands, ...commands], trace: [...moment.trace, ...trace] }
}

function changed(customer: CustomerFacts, attributes: JsonObject, tags: string[]): CustomerFacts {
  return { ...customer, attributes: { ...customer.attributes, ...attributes }, tags }
}

/** The first answer that fits; one that may be given so often only is used up. */
function findAnswer(
  answers: readonly ScenarioAnswer[],
  { effect, nodeId }: Extract<Command, { kind: 'effect' }>,
): { answer: ScenarioAnswer | null; rest: readonly ScenarioAnswer[] } {
  const at = answers.findIndex(
    (answer) =>
      answer.effect === effect.kind &&
      (answer.nodeId === undefined || answer.nodeId === nodeId) &&
      (answer.match === undefined || contains(effect, answer.match)),
  )
  const answer = answers[at]
  if (!answer) return { answer: null, rest: answers }
  if (answer.times === undefined) return { answer, rest: answers }
  const left = answer.times > 1 ? [{ ...answer, times: answer.times - 1 }] : []
  return { answer, rest: [...answers.slice(0, at), ...left, ...answers.slice(at + 1)] }
}
