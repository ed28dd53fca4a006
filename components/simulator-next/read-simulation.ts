import { linkKey } from '../../flows/document/project.ts'
import type { Command, RuleTrace, TraceEntry } from '../../flows/engine/types.ts'
import { currentMoment, type Moment, type Simulation } from './simulation.ts'

export type PendingEffect = Extract<Command, { kind: 'effect' }>
/** A call and what came of it; `outcome` null while nothing came. */
export type EffectCall = PendingEffect & {
  outcome: { ok: true } | { ok: false; error: { code: string; message: string } } | null
  ignored: boolean
}
export type VisitedPath = { flowId: string; cardId: string | null; nodeId: string | null; cards: string[]; links: string[] }

/** The rules as the newest step that looked at them saw them, in the policy's order. */
export function lastRules(simulation: Simulation): RuleTrace[] {
  const entry = past(simulation)
    .flatMap(({ trace }) => trace)
    .findLast((each) => each.kind === 'rules')
  return entry?.kind === 'rules' ? entry.rules : []
}

/** Calls that were made and wait for an answer. */
export function pendingEffects(simulation: Simulation): PendingEffect[] {
  if (currentMoment(simulation)?.state.owner === 'closed') return []
  return effectCalls(simulation).filter(({ outcome }) => outcome === null)
}

/** All calls so far, oldest first. */
export function effectCalls(simulation: Simulation): EffectCall[] {
  const moments = past(simulation)
  const calls = moments.flatMap(({ commands }) => commands.filter((command) => command.kind === 'effect'))
  return calls.map((call) => {
    const moment = moments.find(({ event }) => event.kind === 'effect' && event.id === call.id)
    if (moment?.event.kind !== 'effect') return { ...call, outcome: null, ignored: false }
    const { event, trace } = moment
    const outcome = event.ok ? { ok: true as const } : { ok: false as const, error: event.error }
    return { ...call, outcome, ignored: trace.some((entry) => entry.kind === 'effectResult' && entry.ignored === true) }
  })
}

/** Where the conversation went and stands; null before anything ran. Links are the keys of the ports taken. */
export function visitedPath(simulation: Simulation): VisitedPath | null {
  const entries = past(simulation).flatMap(({ trace }) => trace)
  const state = currentMoment(simulation)?.state
  const frame = state && state.owner !== 'closed' ? state.stack.at(-1) : undefined
  const flowId = frame?.flowId ?? entries.findLast((entry) => entry.kind === 'node')?.flowId
  if (flowId === undefined) return null
  const here = entries.filter(isOfFlow(flowId))
  return {
    flowId,
    cardId: frame?.cardId ?? null,
    nodeId: frame?.nodeId ?? null,
    cards: [...new Set(here.map((entry) => entry.cardId))],
    links: [...new Set(here.flatMap((entry) => (entry.kind === 'port' ? [linkKey(entry.nodeId, entry.portId)] : [])))],
  }
}

/** What the customer had said before, oldest first. */
export function customerTexts(simulation: Simulation): string[] {
  return past(simulation).flatMap(({ event }) => (event.kind === 'message' ? [event.text] : []))
}

function past({ moments, at }: Simulation): Moment[] {
  return moments.slice(0, at + 1)
}

type Place = Extract<TraceEntry, { kind: 'node' | 'port' }>
function isOfFlow(flowId: string) {
  return (entry: TraceEntry): entry is Place => (entry.kind === 'node' || entry.kind === 'port') && entry.flowId === flowId
}
