import { createState } from '../engine/create-state.ts'
import type { Program } from '../engine/program.ts'
import { step } from '../engine/step.ts'
import type { Command, ConversationEvent, ConversationState, Facts, TraceEntry, Understanding } from '../engine/types.ts'
import { wakeAt } from '../engine/wake-at.ts'

/** What a turn log keeps of a conversation, in order. `understood`: what the other version makes of the text, where its intents are others. */
export type RecordedStep = { event: ConversationEvent; facts: Facts; understood?: Understanding }

export type Recorded = { startedAt: number; language: 'zh-CN' | 'en'; steps: readonly RecordedStep[] }

/** How a conversation ended, or where it stood when it was left. `handedOver`: a person was asked for. */
export type Ending = { handedOver: boolean; outcome: string | null }

/**
 * same · words: only texts differ · way: other cards, the same end · end: handed over or ended otherwise · unknown: it comes to a call
 * there is no recorded answer to, so its end cannot be told.
 */
export type Verdict = 'same' | 'words' | 'way' | 'end' | 'unknown'

export type Backtested = {
  verdict: Verdict
  before: Ending
  after: Ending
  /** Ids of the other version's rules that would have fired, shadow rules included, each once. */
  rules: string[]
  /** Where it first went as differently as the verdict says: what the customer had said, and what came then and would come now. */
  first: { customer: string; before: Passage; after: Passage } | null
}

/** What was said in a turn, choices in brackets, and the names of the cards it went through. */
export type Passage = { said: string[]; cards: string[] }

/**
 * The recorded conversation on another version of its flow: everything that came from outside happens again, answers of other systems
 * by the step that asked for them. What makes no sense there any more (an answer nobody asked for, a person's word where no person
 * is) is left out. Where it is handed over on one side only, what came afterwards was an answer to something else: it ends there.
 */
export function backtest({ from, to, recorded }: { from: Program; to: Program; recorded: Recorded }): Backtested {
  const then = begin(from, recorded)
  const now = begin(to, recorded)
  let verdict: Verdict = 'same'
  let first: Backtested['first'] = null
  /** From here on nothing can be told of the other version. */
  let isOver = false
  let isStuck = false
  for (const turn of turnsOf(recorded.steps)) {
    const mark = { then: then.steps.length, now: now.steps.length }
    for (const [index, recordedStep] of turn) {
      const { event, facts, understood } = recordedStep
      const meant = understood ? { ...facts, understanding: understood } : facts
      if (!isOver) repeat(now, { event, facts: meant }, then)
      take(then, event, facts)
      isStuck ||= !isOver && waitsInVain(now, { then, later: recorded.steps.slice(index + 1) })
      isOver ||= isStuck
    }
    if (isOver) continue
    const difference = differ(then, now, mark)
    if (!difference) continue
    if (isWorse(difference, verdict)) {
      verdict = difference
      const message = turn[0]?.[1].event
      const customer = message?.kind === 'message' ? message.text : ''
      first = { customer, before: passage(then, mark.then), after: passage(now, mark.now) }
    }
    isOver = then.state.owner !== now.state.owner
  }
  const endings = { before: endingOf(then), after: endingOf(now), rules: firedIn(now) }
  return isStuck ? { verdict: 'unknown', ...endings, first: null } : { verdict, ...endings, first }
}

type Side = {
  program: Program
  state: ConversationState
  steps: { commands: Command[]; trace: TraceEntry[] }[]
  /** The node that asked, by the id of the call. */
  asked: Map<string, string>
  answered: Set<string>
}

function begin(program: Program, { startedAt, language }: Recorded): Side {
  return { program, state: createState(program, { now: startedAt, language }), steps: [], asked: new Map(), answered: new Set() }
}

function take(side: Side, event: ConversationEvent, facts: Facts): void {
  const { state, commands, trace } = step(side.program, side.state, event, facts)
  side.state = state
  side.steps.push({ commands, trace })
  if (event.kind === 'effect') side.answered.add(event.id)
  for (const command of commands) if (command.kind === 'effect') side.asked.set(command.id, command.nodeId)
}

/** A recorded step on the other side, in so far as it makes sense there. `then`: the recorded side before it. */
function repeat(side: Side, { event, facts }: RecordedStep, then: Side): void {
  if (event.kind === 'effect') {
    const isAnswer = then.asked.has(event.id) && !then.answered.has(event.id)
    const id = isAnswer ? openCall(side, then.asked, event.id) : null
    const isOpenHere = side.asked.has(event.id) && !side.answered.has(event.id)
    // What is no answer to anything is passed over, as it was then; it must not become one by its id.
    if (id || !isOpenHere) take(side, { ...event, id: id ?? event.id }, facts)
    return
  }
  if (event.kind !== 'wake') passTime(side, facts, then.state)
  if (fits(side.state, event, then.state)) take(side, event, facts)
}

/** The call an answer belongs to: of the same step, the first one goes to its first call, the second to its second. */
function openCall({ asked, answered }: Side, recorded: ReadonlyMap<string, string>, answer: string): string | null {
  const nodeId = recorded.get(answer)
  const callsOf = (calls: ReadonlyMap<string, string>) => [...calls].flatMap(([id, asker]) => (asker === nodeId ? [id] : []))
  const own = callsOf(asked)
  const same = own[callsOf(recorded).indexOf(answer)]
  if (same !== undefined && !answered.has(same)) return same
  return own.find((id) => !answered.has(id)) ?? null
}

/** More timers than this between two events: a flow that waits again and again. */
const MOST_TIMERS = 50

/** Timers that only this side has fire at their own time; those both have fired when they fired. */
function passTime(side: Side, { understanding: _, ...facts }: Facts, standing: ConversationState): void {
  for (let round = 0; round < MOST_TIMERS; round++) {
    const due = side.state.owner === 'closed' ? null : wakeAt(side.state)
    if (due === null || due >= facts.now || due === wakeAt(standing)) return
    take(side, { kind: 'wake' }, { ...facts, now: due })
  }
}

function fits(state: ConversationState, event: ConversationEvent, standing: ConversationState): boolean {
  if (event.kind === 'wake' || state.owner === standing.owner) return true
  const ofPeople = event.kind === 'agentMessage' || event.kind === 'returned' || event.kind === 'resolved'
  return state.owner !== 'closed' && (!ofPeople || state.owner === 'agent')
}

/** Whether it waits for an answer that was never recorded. */
function waitsInVain(side: Side, { then, later }: { then: Side; later: readonly RecordedStep[] }): boolean {
  const { waiting } = side.state
  if (side.state.owner !== 'bot' || waiting?.kind !== 'effect') return false
  const nodeId = side.asked.get(waiting.effectId)
  const waitsToo = then.state.waiting?.kind === 'effect' && then.asked.get(then.state.waiting.effectId) === nodeId
  return !waitsToo && !later.some(({ event }) => event.kind === 'effect' && then.asked.get(event.id) === nodeId)
}

type Turn = [index: number, step: RecordedStep][]

/** Answers and timers belong to the turn they came in. */
function turnsOf(steps: readonly RecordedStep[]): Turn[] {
  const turns: Turn[] = []
  for (const [index, recordedStep] of steps.entries()) {
    const { kind } = recordedStep.event
    const goesOn = kind === 'effect' || kind === 'wake'
    if (goesOn && turns.length > 0) turns.at(-1)?.push([index, recordedStep])
    else turns.push([[index, recordedStep]])
  }
  return turns
}

function differ(then: Side, now: Side, mark: { then: number; now: number }): Verdict | null {
  if (outline(then, mark.then, 'end') !== outline(now, mark.now, 'end')) return 'end'
  if (outline(then, mark.then, 'way') !== outline(now, mark.now, 'way')) return 'way'
  return outline(then, mark.then, 'words') === outline(now, mark.now, 'words') ? null : 'words'
}

function outline(side: Side, since: number, what: 'end' | 'way' | 'words'): string {
  if (what === 'end') {
    const asked = side.steps
      .slice(since)
      .flatMap(({ commands }) => commands.flatMap((command) => (command.kind === 'handoff' ? [command.queueId] : [])))
    return JSON.stringify([side.state.owner, side.state.outcome, asked])
  }
  if (what === 'words') return JSON.stringify(saidSince(side, since))
  return JSON.stringify(cardsSince(side, since))
}

function passage(side: Side, since: number): Passage {
  const cards = cardsSince(side, since).map(({ flowId, cardId }) => side.program.flows.get(flowId)?.cards.get(cardId)?.name ?? cardId)
  return { said: saidSince(side, since), cards }
}

/** Each once for a stay there. */
function cardsSince({ steps }: Side, since: number): { flowId: string; cardId: string }[] {
  const entries = steps.slice(since).flatMap(({ trace }) => trace.filter((entry) => entry.kind === 'node'))
  return entries
    .filter(({ flowId, cardId }, index) => flowId !== entries[index - 1]?.flowId || cardId !== entries[index - 1]?.cardId)
    .map(({ flowId, cardId }) => ({ flowId, cardId }))
}

function saidSince({ steps }: Side, since: number): string[] {
  return steps.slice(since).flatMap(({ commands }) =>
    commands.flatMap((command) => {
      if (command.kind !== 'say') return []
      const choices = (command.choices ?? []).map(({ label }) => label)
      return [[command.text, ...choices.map((label) => `[${label}]`)].filter(Boolean).join(' ')]
    }),
  )
}

const order: readonly Verdict[] = ['same', 'words', 'way', 'end']

function isWorse(a: Verdict, b: Verdict): boolean {
  return order.indexOf(a) > order.indexOf(b)
}

function firedIn({ steps }: Side): string[] {
  const rules = steps.flatMap(({ trace }) => trace.flatMap((entry) => (entry.kind === 'rules' ? entry.rules : [])))
  return [...new Set(rules.flatMap(({ ruleId, result }) => (result === 'fired' ? [ruleId] : [])))]
}

function endingOf({ steps, state }: Side): Ending {
  const handedOver = steps.some(({ commands }) => commands.some((command) => command.kind === 'handoff'))
  return { handedOver, outcome: state.outcome }
}
