import type { Flow, Project } from '../document/project.ts'
import { parseNode } from '../nodes/parse-settings.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding } from './finding.ts'
import { type Edge, type FlowGraph, flowGraph, pathTo } from './flow-graph.ts'

type Seen = ReadonlyMap<string, string | null>

/** Cards from which the conversation never comes to an end, and questions from which nobody comes to a person. */
export function analyseTraps(context: AnalysisContext, flow: Flow, seen: Seen): Finding[] {
  const graph = flowGraph(flow)
  return [...endless(flow, graph, seen), ...withoutHuman(context, flow, graph), ...withoutLimit(context, flow, graph, seen)]
}

/** Round and round, with waiting: every way leads on and none to an end, a person or back to the flow that ran this one. */
function endless(flow: Flow, graph: FlowGraph, seen: Seen): Finding[] {
  const ends = backFrom(graph, graph.exits)
  const trapped = [...seen.keys()].filter((cardId) => !ends.has(cardId))
  // A card that is empty, or goes round without waiting, has a finding of its own and keeps whoever comes to it.
  const bad = trapped.filter((cardId) => flow.cards[cardId]?.nodes.length === 0 || !canWait(graph, cardId))
  const told = backFrom(graph, bad)
  return firsts(
    graph,
    trapped.filter((cardId) => !told.has(cardId)),
  ).map((cardId) => ({
    code: 'noEnd',
    severity: 'warning',
    flowId: flow.id,
    cardId,
    params: { card: flow.cards[cardId]?.name ?? cardId },
    path: pathTo(seen, cardId),
  }))
}

const canWait = (graph: FlowGraph, cardId: string) =>
  (graph.edges.get(cardId) ?? []).some(({ waits }) => waits) || graph.waiting.has(cardId)

/** The cards of a trap through which one comes into it. `cards` in the order they are reached. */
function firsts(graph: FlowGraph, cards: readonly string[]): string[] {
  const covered = new Set<string>()
  const found: string[] = []
  for (const cardId of cards) {
    if (covered.has(cardId)) continue
    found.push(cardId)
    for (const other of forwardFrom(graph, [cardId], () => true).keys()) covered.add(other)
  }
  return found
}

/** Where nothing helps from anywhere (fallback queue, rule, trigger), every question needs a way to a person; what comes after one does not. */
function withoutHuman(context: AnalysisContext, flow: Flow, graph: FlowGraph): Finding[] {
  if (flow.id !== context.project.entryFlowId || hasHumanAnywhere(context.project)) return []
  const calls = graph.calls.filter(({ flowId }) => leadsToHuman(context.project, flowId, new Set())).map(({ cardId }) => cardId)
  const human = [...graph.human, ...calls]
  const before = forwardFrom(graph, [flow.startCardId], ({ nodeId }) => !graph.humanNodes.has(nodeId))
  // Without any the flow as a whole is told of.
  if (!human.some((cardId) => before.has(cardId))) return []
  const ways = backFrom(graph, human)
  const stuck = [...before.keys()].filter((cardId) => graph.waiting.has(cardId) && !ways.has(cardId))
  return firsts(graph, stuck).map((cardId) => ({
    code: 'noWayToHumanFrom',
    severity: 'warning',
    flowId: flow.id,
    cardId,
    params: { card: flow.cards[cardId]?.name ?? cardId },
    path: pathTo(before, cardId),
  }))
}

/** Whether a person can be had whatever the flow is at. */
export function hasHumanAnywhere({ settings, policy, listeners = [] }: Project): boolean {
  return (
    settings.fallbackQueueId !== '' ||
    policy.rules.some(({ state, then }) => state === 'on' && then.some(({ kind }) => kind === 'handoff' || kind === 'offerHuman')) ||
    listeners.some(({ enabled, on, then }) => enabled && on.kind === 'human' && then.kind === 'handoff')
  )
}

function leadsToHuman(project: Project, flowId: string, seen: Set<string>): boolean {
  const flow = Object.hasOwn(project.flows, flowId) ? project.flows[flowId] : undefined
  if (!flow || seen.has(flowId)) return false
  seen.add(flowId)
  const graph = flowGraph(flow)
  return graph.human.size > 0 || graph.calls.some((call) => leadsToHuman(project, call.flowId, seen))
}

/** Questions that wait as long as the conversation lives: one finding for the flow, for one decision. */
function withoutLimit({ project }: AnalysisContext, flow: Flow, graph: FlowGraph, seen: Seen): Finding[] {
  const open = graph.unlimited.filter(({ cardId }) => seen.has(cardId))
  const [first] = open
  if (!first) return []
  return [
    {
      code: 'noTimeout',
      severity: 'note',
      flowId: flow.id,
      ...first,
      params: { flow: flow.name, count: String(open.length), minutes: String(project.settings.idleMinutes) },
      path: pathTo(seen, first.cardId),
    },
  ]
}

/** Cards a way leads from to one of these, themselves too. */
function backFrom(graph: FlowGraph, to: Iterable<string>): Set<string> {
  const into = new Map<string, string[]>()
  for (const edges of graph.edges.values())
    for (const edge of edges) {
      const from = into.get(edge.to)
      if (from) from.push(edge.from)
      else into.set(edge.to, [edge.from])
    }
  const found = new Set(to)
  // A set hands out what is added while it is gone through.
  for (const cardId of found) for (const from of into.get(cardId) ?? []) found.add(from)
  return found
}

function forwardFrom(graph: FlowGraph, from: readonly string[], counts: (edge: Edge) => boolean): Map<string, string | null> {
  const found = new Map<string, string | null>(from.map((cardId) => [cardId, null]))
  for (const cardId of found.keys())
    for (const edge of graph.edges.get(cardId) ?? []) if (!found.has(edge.to) && counts(edge)) found.set(edge.to, cardId)
  return found
}

/** Whether every way through a flow runs one of these flows before it ends: then a flow among them never comes to an end. */
export function alwaysRuns(project: Project, flow: Flow, flowId: string): boolean {
  const graph = flowGraph(flow)
  const calling = new Set(graph.calls.filter((call) => call.flowId === flowId && isSure(flow, call)).map(({ cardId }) => cardId))
  if (calling.size === 0 || calling.has(flow.startCardId)) return calling.has(flow.startCardId) && hasFlow(project, flowId)
  const before = forwardFrom(graph, [flow.startCardId], ({ from }) => !calling.has(from))
  return [...before.keys()].every((cardId) => calling.has(cardId) || !graph.exits.has(cardId))
}

const hasFlow = (project: Project, flowId: string) => Object.hasOwn(project.flows, flowId)

/** The node runs its flow whenever its card is entered: it is a run-flow and nothing before it on the card leads away. */
function isSure(flow: Flow, { cardId, nodeId }: { cardId: string; nodeId: string }): boolean {
  const nodes = flow.cards[cardId]?.nodes ?? []
  const at = nodes.findIndex(({ id }) => id === nodeId)
  return nodes[at]?.type === 'run-flow' && nodes.slice(0, at).every((node) => parseNode(node).ports.every(({ id }) => id === 'next'))
}
