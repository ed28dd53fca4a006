import { isSame } from '../document/same.ts'
import { type CorrectionCue, readCorrectionCue } from '../nodes/shared/correction-cue.ts'
import { coerce } from './coerce.ts'
import { hearingKey } from './find-hearing.ts'
import type { CompiledNode, Hearing } from './program.ts'
import { currentNode, enterNode } from './run-nodes.ts'
import type { Turn } from './turn.ts'
import type { Json, PendingMessage } from './types.ts'
import { engineText } from './words.ts'

type Corrected = { hearing: Hearing; value: Json; index: number }

/** Kinds of answer anything could be: they correct nothing unless the customer says so. */
const vague = new Set(['text', 'name'])

/**
 * "No, make that 5": the customer gives another value for a question already answered. The flow goes on from that question as if
 * this had been said in the first place; later questions keep their answers, and what lies between is decided, looked up and
 * said anew. Only back to the last thing that cannot be taken back (answered.ts). True: the message is used up.
 *
 * A message that answers the question under way corrects nothing unless it says that it does. `heard`: places heard in it.
 */
export function correct(turn: Turn, message: PendingMessage, heard: readonly string[]): boolean {
  const { state } = turn
  const { answered } = state
  if (!answered?.length || state.waiting?.kind !== 'customer' || state.pending.length > 0) return false
  if (message.choiceId !== undefined || message.values !== undefined) return false
  const asked = currentNode(turn)
  if (!asked) return false
  const cue = readCorrectionCue(message.text)
  const own = asked.runnable?.reads?.(message.text, turn.facts.now) ?? null
  const isAnswer = own !== null || (asked.runnable?.answers?.(turn, { kind: 'message', ...message }) ?? false)
  if (isAnswer && cue.strength === 'none') return false
  const places = answeredHere(turn, asked)
  const clear = cue.strength === 'none' ? places.filter(({ hearing }) => !isVague(hearing)) : places
  const byWords = latestOfEachSort(clear.flatMap((place) => changedByWords(turn, place, heard)))
  // A value that goes with the words of one question is not meant for another, even where it changes nothing.
  const isNamed = clear.some(({ hearing }) => heard.includes(hearing.key))
  const corrected = isNamed ? byWords : changedByCue(turn, places, cue)
  if (corrected.length === 0) return false
  const more = asked.runnable?.hears?.(message.text, turn.facts.now) ?? null
  if (isNamed && more !== null) turn.state.heard = { ...turn.state.heard, [hearingKey(asked.flow.id, asked.id)]: more }
  goBack(turn, corrected)
  return true
}

/** The listening questions of the flow under way that were answered, oldest first. */
function answeredHere(turn: Turn, asked: CompiledNode): { hearing: Hearing; index: number }[] {
  return (turn.state.answered ?? []).flatMap(([key], index) => {
    const hearing = turn.program.hearing.find((each) => each.key === key)
    return hearing && hearing.node !== asked && hearing.node.flow === asked.flow ? [{ hearing, index }] : []
  })
}

function changedByWords(turn: Turn, { hearing, index }: { hearing: Hearing; index: number }, heard: readonly string[]): Corrected[] {
  const value = heard.includes(hearing.key) ? (turn.state.heard?.[hearing.key] ?? null) : null
  return value !== null && differs(turn, hearing, value) ? [{ hearing, value, index }] : []
}

/** Without words of its own a value is for the latest answer it could stand in for: "4" – "7 pm" – "no, make that 5". */
function changedByCue(turn: Turn, places: { hearing: Hearing; index: number }[], { strength, rest }: CorrectionCue): Corrected[] {
  if (strength !== 'sure' || rest === '') return []
  for (const { hearing, index } of places.toReversed()) {
    if (isVague(hearing)) continue
    const value = hearing.node.runnable?.reads?.(rest, turn.facts.now) ?? null
    if (value !== null) return differs(turn, hearing, value) ? [{ hearing, value, index }] : []
  }
  return []
}

/** The same words cannot be meant for two questions. */
function latestOfEachSort(found: Corrected[]): Corrected[] {
  return [...new Map(found.map((each) => [each.hearing.sort, each])).values()]
}

function differs(turn: Turn, hearing: Hearing, value: Json): boolean {
  const variable = String(settingsOf(hearing).variable ?? '')
  if (variable === '') return false
  const { locals } = turn.top ?? {}
  const kept = locals && Object.hasOwn(locals, variable) ? locals[variable] : turn.state.variables[variable]
  return !isSame(kept ?? null, coerce(value, turn.typeOf(variable)))
}

function isVague(hearing: Hearing): boolean {
  return vague.has(String(settingsOf(hearing).answer))
}

function settingsOf({ node }: Hearing): Readonly<Record<string, unknown>> {
  return (node.parsed.settings ?? {}) as Record<string, unknown>
}

function goBack(turn: Turn, corrected: Corrected[]): void {
  const { state } = turn
  const answered = state.answered ?? []
  const keys = new Set(corrected.map(({ hearing }) => hearing.key))
  const [first] = corrected.toSorted((a, b) => a.index - b.index)
  if (!first) return
  for (const { hearing, value } of corrected) {
    const { flow, id } = hearing.node
    turn.trace({ kind: 'corrected', flowId: flow.id, nodeId: id, value: hearing.masked ? '***' : value })
  }
  const said = corrected.map(({ hearing: { node }, value }) => [hearingKey(node.flow.id, node.id), value] as const)
  state.heard = { ...state.heard, ...Object.fromEntries(said) }
  state.recalled = Object.fromEntries(answered.slice(first.index + 1).filter(([key]) => !keys.has(key)))
  state.answered = answered.slice(0, first.index)
  state.waiting = null
  turn.clearTimers()
  turn.goesBack = true
  turn.nodeId = ''
  turn.say(engineText('corrected', turn.language))
  enterNode(turn, first.hearing.node, 'corrected')
}
