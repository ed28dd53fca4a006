import type { Flow } from '../document/project.ts'
import { linkKey } from '../document/project.ts'
import type { Port } from '../nodes/definition.ts'
import { type ParsedNode, parseNode } from '../nodes/parse-settings.ts'

/** A way out of a card: through a node's port, or by a go-to. `waits`: somebody or something is waited for on the way there. */
export type Edge = { from: string; to: string; nodeId: string; portId: string | null; waits: boolean }
/** A port that leads nowhere. */
export type OpenPort = { cardId: string; nodeId: string; port: Port }

export type FlowGraph = {
  edges: ReadonlyMap<string, Edge[]>
  open: OpenPort[]
  /** Cards with a way to a person, and the nodes that are it. */
  human: Set<string>
  humanNodes: Set<string>
  /** Cards on which something ends: the conversation, the run of this flow, or the flow's own care (an open port, a node nobody can read). */
  exits: Set<string>
  /** Cards on which the customer is waited for. */
  waiting: Set<string>
  /** Nodes that wait for the customer without a limit of time. */
  unlimited: { cardId: string; nodeId: string }[]
  calls: { cardId: string; nodeId: string; flowId: string }[]
  /** Links whose card does not exist. */
  broken: { cardId: string; nodeId: string; portId: string; target: string }[]
}

/** How the cards of a flow hang together. Nodes behind one that never goes on (end, go-to, a branch with all ports linked) do not count. */
export function buildGraph(flow: Flow): FlowGraph {
  const graph = {
    edges: new Map<string, Edge[]>(),
    open: [] as OpenPort[],
    human: new Set<string>(),
    humanNodes: new Set<string>(),
    exits: new Set<string>(),
    waiting: new Set<string>(),
    unlimited: [] as FlowGraph['unlimited'],
    calls: [] as FlowGraph['calls'],
    broken: [] as FlowGraph['broken'],
  }
  for (const [cardId, card] of Object.entries(flow.cards)) {
    const edges: Edge[] = []
    graph.edges.set(cardId, edges)
    let waits = false
    for (const [index, node] of card.nodes.entries()) {
      const parsed = parseNode(node)
      const { ports, uses } = parsed
      const before = waits
      waits ||= uses.waits === true
      if (uses.human) {
        graph.human.add(cardId)
        graph.humanNodes.add(node.id)
      }
      if (uses.ends || uses.human || parsed.settings === null || ports.some(({ endsAs }) => endsAs !== undefined)) graph.exits.add(cardId)
      if (asksCustomer(parsed)) {
        graph.waiting.add(cardId)
        if ((parsed.settings as { timeoutMinutes?: unknown }).timeoutMinutes === 0) graph.unlimited.push({ cardId, nodeId: node.id })
      }
      for (const flowId of uses.flows ?? []) graph.calls.push({ cardId, nodeId: node.id, flowId })
      for (const target of uses.cards ?? [])
        if (Object.hasOwn(flow.cards, target)) edges.push({ from: cardId, to: target, nodeId: node.id, portId: null, waits })
      let goesOn = false
      for (const port of ports) {
        const key = linkKey(node.id, port.id)
        const target = Object.hasOwn(flow.links, key) ? flow.links[key] : undefined
        if (target !== undefined && Object.hasOwn(flow.cards, target))
          edges.push({ from: cardId, to: target, nodeId: node.id, portId: port.id, waits: port.immediate ? before : waits })
        else {
          if (target !== undefined) graph.broken.push({ cardId, nodeId: node.id, portId: port.id, target })
          if (port.fallsThrough && index < card.nodes.length - 1) {
            goesOn = true
            continue
          }
          graph.exits.add(cardId)
          if (target === undefined && !port.optional && port.endsAs === undefined) graph.open.push({ cardId, nodeId: node.id, port })
        }
      }
      if (!goesOn) break
    }
  }
  return graph
}

/** Of the nodes that wait those that wait for the customer, not for another system or a person. */
function asksCustomer({ definition, settings, uses }: ParsedNode): boolean {
  return uses.waits === true && definition?.kind !== 'human' && typeof settings === 'object' && 'timeoutMinutes' in (settings ?? {})
}

/** Graphs are remembered per flow object. */
const cache = new WeakMap<Flow, FlowGraph>()

export function flowGraph(flow: Flow): FlowGraph {
  let graph = cache.get(flow)
  if (!graph) {
    graph = buildGraph(flow)
    cache.set(flow, graph)
  }
  return graph
}

/** Every card reached from the given ones, with the card it was reached from. */
export function reach(graph: FlowGraph, from: Iterable<string>): Map<string, string | null> {
  const seen = new Map<string, string | null>()
  const queue: string[] = []
  for (const cardId of from) {
    seen.set(cardId, null)
    queue.push(cardId)
  }
  for (let at = 0; at < queue.length; at++) {
    const cardId = queue[at] ?? ''
    for (const { to } of graph.edges.get(cardId) ?? []) {
      if (seen.has(to)) continue
      seen.set(to, cardId)
      queue.push(to)
    }
  }
  return seen
}

/** The cards from the start to this one. */
export function pathTo(seen: ReadonlyMap<string, string | null>, cardId: string): string[] {
  const path: string[] = []
  for (let at: string | null | undefined = cardId; at !== null && at !== undefined && path.length < 5000; at = seen.get(at)) path.push(at)
  return path.reverse()
}
