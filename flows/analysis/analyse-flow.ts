import type { Flow } from '../document/project.ts'
import { analyseTraps, hasHumanAnywhere } from './analyse-traps.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding } from './finding.ts'
import { type FlowGraph, flowGraph, pathTo, reach } from './flow-graph.ts'

/** What is wrong with how a flow's cards hang together. */
export function analyseFlow(context: AnalysisContext, flow: Flow): Finding[] {
  const findings: Finding[] = []
  const graph = flowGraph(flow)
  if (!Object.hasOwn(flow.cards, flow.startCardId)) {
    findings.push({ code: 'startCardMissing', severity: 'error', flowId: flow.id, params: { flow: flow.name } })
    return findings
  }
  const entries = [flow.startCardId, ...cardsJumpedTo(context, flow)]
  const seen = reach(graph, entries)
  reportCards(flow, seen, findings)
  reportPorts(context, flow, graph, seen, findings)
  reportLoops(flow, graph, seen, findings)
  reportDuplicateIds(flow, findings)
  for (const finding of analyseTraps(context, flow, seen)) findings.push(finding)
  if (flow.id === context.project.entryFlowId) reportHuman(context, flow, graph, seen, findings)
  return findings
}

/** Cards that rules continue at and global triggers go to are reached without a link. */
function cardsJumpedTo({ project }: AnalysisContext, flow: Flow): string[] {
  const afterPerson = project.policy.rules.flatMap(({ then }) =>
    then.flatMap((action) => (action.kind === 'handoff' && action.afterCardId !== undefined ? [action.afterCardId] : [])),
  )
  const triggered = (project.listeners ?? []).flatMap(({ enabled, then }) =>
    enabled && then.kind === 'goTo' && then.flowId === flow.id && then.cardId !== undefined ? [then.cardId] : [],
  )
  return [...afterPerson, ...triggered].filter((cardId) => Object.hasOwn(flow.cards, cardId))
}

function reportCards(flow: Flow, seen: ReadonlyMap<string, string | null>, findings: Finding[]): void {
  for (const [cardId, card] of Object.entries(flow.cards)) {
    const at = { flowId: flow.id, cardId, params: { card: card.name } }
    if (!seen.has(cardId)) findings.push({ code: 'unreachableCard', severity: 'warning', ...at })
    else if (card.nodes.length === 0) findings.push({ code: 'emptyCard', severity: 'error', ...at, path: pathTo(seen, cardId) })
  }
}

function reportPorts(
  { project }: AnalysisContext,
  flow: Flow,
  graph: FlowGraph,
  seen: ReadonlyMap<string, string | null>,
  findings: Finding[],
): void {
  const entry = flow.id === project.entryFlowId
  for (const { cardId, nodeId, port } of graph.open) {
    if (!seen.has(cardId)) continue
    // The end of a sub-flow is its return.
    if (port.fallsThrough && !entry) continue
    const label = port.label ? (port.label[project.defaultLanguage] ?? Object.values(port.label)[0] ?? '') : ''
    findings.push({
      code: port.failure ? 'openFailurePort' : 'openPort',
      severity: port.failure ? 'warning' : 'error',
      flowId: flow.id,
      cardId,
      nodeId,
      portId: port.id,
      params: { card: flow.cards[cardId]?.name ?? cardId, port: label },
      path: pathTo(seen, cardId),
    })
  }
  for (const { cardId, nodeId, portId, target } of graph.broken) {
    findings.push({
      code: 'brokenLink',
      severity: 'error',
      flowId: flow.id,
      cardId,
      nodeId,
      portId,
      params: { card: flow.cards[cardId]?.name ?? cardId, target },
    })
  }
}

/** A way round through cards on which nothing is waited for: found by depth-first search over the ways that do not wait. */
function reportLoops(flow: Flow, graph: FlowGraph, seen: ReadonlyMap<string, string | null>, findings: Finding[]): void {
  const done = new Set<string>()
  for (const start of seen.keys()) {
    if (done.has(start)) continue
    const path: string[] = []
    const onPath = new Set<string>()
    const stack: { cardId: string; next: number }[] = [{ cardId: start, next: 0 }]
    while (stack.length > 0) {
      const top = stack.at(-1)
      if (!top) break
      if (top.next === 0) {
        path.push(top.cardId)
        onPath.add(top.cardId)
      }
      const edge = (graph.edges.get(top.cardId) ?? [])[top.next++]
      if (!edge) {
        stack.pop()
        path.pop()
        onPath.delete(top.cardId)
        done.add(top.cardId)
      } else if (!edge.waits && onPath.has(edge.to)) {
        const loop = path.slice(path.indexOf(edge.to))
        findings.push({
          code: 'loopWithoutWaiting',
          severity: 'error',
          flowId: flow.id,
          cardId: edge.from,
          nodeId: edge.nodeId,
          ...(edge.portId === null ? {} : { portId: edge.portId }),
          params: { card: flow.cards[edge.from]?.name ?? '', count: String(loop.length) },
          path: [...loop, edge.to],
        })
      } else if (!edge.waits && !done.has(edge.to)) stack.push({ cardId: edge.to, next: 0 })
    }
  }
}

/** Node ids are the keys of links: two nodes of one flow must not share one. */
function reportDuplicateIds(flow: Flow, findings: Finding[]): void {
  const used = new Set<string>()
  for (const [cardId, card] of Object.entries(flow.cards)) {
    for (const node of card.nodes) {
      if (used.has(node.id))
        findings.push({ code: 'duplicateNodeId', severity: 'error', flowId: flow.id, cardId, nodeId: node.id, params: { card: card.name } })
      used.add(node.id)
    }
  }
}

/** The button "talk to a person" and the rules work from anywhere; without them some card must lead to a person. */
function reportHuman(
  { project }: AnalysisContext,
  flow: Flow,
  graph: FlowGraph,
  seen: ReadonlyMap<string, string | null>,
  findings: Finding[],
): void {
  if (hasHumanAnywhere(project)) return
  const calls = [...reachableFlows(project, flow)]
  const human = [...graph.human].some((cardId) => seen.has(cardId)) || calls.some((other) => flowGraph(other).human.size > 0)
  if (!human)
    findings.push({
      code: 'noWayToHuman',
      severity: 'warning',
      flowId: flow.id,
      params: { flow: flow.name },
    })
}

function reachableFlows(project: AnalysisContext['project'], from: Flow): Set<Flow> {
  const found = new Set<Flow>()
  const queue = [from]
  for (let at = 0; at < queue.length; at++) {
    const flow = queue[at]
    if (!flow) continue
    for (const { flowId } of flowGraph(flow).calls) {
      const next = Object.hasOwn(project.flows, flowId) ? project.flows[flowId] : undefined
      if (next && !found.has(next)) {
        found.add(next)
        queue.push(next)
      }
    }
  }
  return found
}
