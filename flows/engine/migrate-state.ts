import { fieldMeta } from '../nodes/shared/field.ts'
import { hearingKey } from './find-hearing.ts'
import { migrateLocals, migrateVariables } from './migrate-variables.ts'
import type { CompiledCard, CompiledNode, Program } from './program.ts'
import type { ConversationState, Frame, Waiting } from './types.ts'

/**
 * moved: goes on where it is · restartStep: its card begins again; send a `repeat` event so that the customer is asked anew ·
 * needsHuman: the place is gone; send a `stranded` event so that a person takes over, else the customer's next message starts the
 * new version from the beginning · pinned: something under way belongs to the old version; the state is as it was, run it there and try again later.
 */
export type MigrationOutcome = 'moved' | 'pinned' | 'restartStep' | 'needsHuman'

export type MigrationReason =
  | { code: 'closed' }
  | { code: 'nodeGone' | 'nodeReplaced' | 'nodeChanged' | 'cardGone'; card: string; nodeId: string }
  | { code: 'flowGone'; flow: string }
  | { code: 'underWay'; what: 'effect' | 'time' | 'human' }
  | { code: 'variableAdded' | 'variableGone' | 'variableReset'; variable: string }

export type Migration = { outcome: MigrationOutcome; state: ConversationState; reasons: MigrationReason[] }

/**
 * Move a live conversation to another version of its project, by stable ids: places are found again wherever they stand now,
 * new variables begin as declared, what is gone is dropped. Pure and total; to the same program it changes nothing.
 */
export function migrateState(state: ConversationState, from: Program, to: Program): Migration {
  if (state.owner === 'closed') return { outcome: 'pinned', state, reasons: [{ code: 'closed' }] }
  const { variables, reasons } = migrateVariables(state.variables, from, to)
  const base = withoutGone({ ...state, variables }, to)
  const stack: Frame[] = []
  for (const [depth, frame] of state.stack.entries()) {
    const place = findPlace(frame, from, to)
    if ('moved' in place) {
      stack.push(place.moved)
      continue
    }
    reasons.push(place.reason)
    const busy = underWay(state, depth)
    if (busy) return { outcome: 'pinned', state, reasons: [...reasons, { code: 'underWay', what: busy }] }
    if (!place.card?.first) {
      return { outcome: 'needsHuman', state: { ...base, stack: [], waiting: null, timers: idleTimer(base, to), pending: [] }, reasons }
    }
    return { outcome: 'restartStep', state: restartAt(base, stack, place.card.first, frame, from, to), reasons }
  }
  return { outcome: 'moved', state: { ...base, stack }, reasons }
}

type Place = { moved: Frame } | { reason: MigrationReason; card: CompiledCard | null }

function findPlace(frame: Frame, from: Program, to: Program): Place {
  const before = from.flows.get(frame.flowId)
  const flow = to.flows.get(frame.flowId)
  if (!flow) return { reason: { code: 'flowGone', flow: before?.name ?? frame.flowId }, card: null }
  const card = flow.cards.get(frame.cardId) ?? null
  const old = before?.nodes.get(frame.nodeId)
  const node = flow.nodes.get(frame.nodeId)
  const where = { card: before?.cards.get(frame.cardId)?.name ?? card?.name ?? '', nodeId: frame.nodeId }
  // A flow that has not reached a node (no start card, an empty card) waits for nothing of it.
  if (frame.nodeId === '') return { moved: withLocals({ ...frame }, from, to) }
  if (!node) return { reason: { code: card ? 'nodeGone' : 'cardGone', ...where }, card }
  const target = { ...frame, cardId: node.card.id }
  if (!old || old.type !== node.type || old.version !== node.version) return { reason: { code: 'nodeReplaced', ...where }, card: node.card }
  if (!sameStep(old, node)) return { reason: { code: 'nodeChanged', ...where }, card: node.card }
  return { moved: withLocals(target, from, to) }
}

/** Whether somebody in the middle of the old step is in the middle of the new one: the same ways out, and the same but for wording and details. */
function sameStep(old: CompiledNode, node: CompiledNode): boolean {
  if (old === node) return true
  const ports = new Set(node.parsed.ports.map((port) => port.id))
  return old.parsed.ports.every((port) => ports.has(port.id)) && essence(old) === essence(node)
}

function essence({ parsed }: CompiledNode): string {
  const { definition, settings } = parsed
  if (!definition || settings === null) return 'broken'
  const shape = (definition.settings as { shape?: Record<string, Parameters<typeof fieldMeta>[0]> }).shape ?? {}
  const kept = Object.entries(settings as Record<string, unknown>).filter(([key]) => {
    const meta = shape[key] && fieldMeta(shape[key])
    return meta && meta.group !== 'more' && !meta.control.startsWith('local') && meta.control !== 'template'
  })
  return JSON.stringify(kept)
}

/** What is under way at this frame that only the old version can finish. */
function underWay({ owner, waiting, stack, handoff }: ConversationState, depth: number): 'effect' | 'time' | 'human' | null {
  if (owner !== 'bot') return 'human'
  const innermost = depth === stack.length - 1
  return busyWith(innermost ? waiting : (stack[depth]?.interrupted ?? null)) ?? busyWith(innermost ? (handoff?.resume ?? null) : null)
}

function busyWith(waiting: Waiting | null): 'effect' | 'time' | null {
  if (waiting?.kind === 'offer') return busyWith(waiting.resume)
  return waiting?.kind === 'effect' || waiting?.kind === 'time' ? waiting.kind : null
}

function restartAt(
  base: ConversationState,
  below: Frame[],
  first: CompiledNode,
  frame: Frame,
  from: Program,
  to: Program,
): ConversationState {
  const { locals } = withLocals(frame, from, to)
  const fresh: Frame = { flowId: first.flow.id, cardId: first.card.id, nodeId: first.id, memory: {} }
  return {
    ...base,
    stack: [...below, locals ? { ...fresh, locals } : fresh],
    waiting: { kind: 'customer', nodeId: first.id },
    timers: idleTimer(base, to),
  }
}

/** The clock of silence goes on, so that nothing waits for ever. */
function idleTimer({ timers, startedAt }: ConversationState, to: Program): { idle: number } {
  return { idle: timers.idle ?? startedAt + to.project.settings.idleMinutes * 60_000 }
}

function withLocals(frame: Frame, from: Program, to: Program): Frame {
  const { locals: old, ...rest } = frame
  const locals = migrateLocals(frame, from.flows.get(frame.flowId), to.flows.get(frame.flowId))
  return locals ? { ...rest, locals } : rest
}

/** Counters of rules and cards that no longer exist, and a language that is no longer spoken. */
function withoutGone(state: ConversationState, to: Program): ConversationState {
  const rules = new Set(to.rules.map(({ rule }) => rule.id))
  const cards = new Set([...to.flows.values()].flatMap((flow) => [...flow.cards.keys()]))
  const { languages, defaultLanguage } = to.project
  return {
    ...state,
    language: languages.includes(state.language) ? state.language : defaultLanguage,
    fired: only(state.fired, rules),
    visits: only(state.visits, cards),
    ...withAnswers(state, to),
    ...(state.heard ? { heard: only(state.heard, new Set(to.hearing.map(({ key }) => key))) } : {}),
  }
}

/** Answers a correction can go back to: of questions that are still there and still have the port they were left by. */
function withAnswers({ answered, recalled }: ConversationState, to: Program): Pick<ConversationState, 'answered' | 'recalled'> {
  const ports = new Map(
    [...to.flows.values()].flatMap(({ id, nodes }) => [...nodes].map(([nodeId, node]) => [hearingKey(id, nodeId), node])),
  )
  const holds = ([place, port]: [string, string]) => ports.get(place)?.parsed.ports.some(({ id }) => id === port) ?? false
  return {
    ...(answered ? { answered: answered.filter(holds) } : {}),
    ...(recalled ? { recalled: Object.fromEntries(Object.entries(recalled).filter(holds)) } : {}),
  }
}

function only<T>(record: Record<string, T>, keys: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)))
}
