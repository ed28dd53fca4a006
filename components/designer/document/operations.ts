import { type Card, type Flow, type FlowNode, linkKey, parseLinkKey } from '../../../flows/document/project.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import type { DesignDocument } from '../contract.ts'

export type Point = { x: number; y: number }

/** A short id that is new in any document: letters and digits only, first a letter. */
export function newLocalId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(7))
  return prefix + Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')
}

/** A freshly dropped node of a type, with settings that already work. */
export function createNode(type: string): FlowNode {
  const definition = getNode(type)
  const settings = JSON.parse(JSON.stringify(definition?.create() ?? {})) as FlowNode['settings']
  return { id: newLocalId('n'), type, version: definition?.version ?? 1, settings }
}

export function flowOf(document: DesignDocument, flowId: string): Flow {
  const flow = document.project.flows[flowId]
  if (!flow) throw new Error(`no flow ${flowId}`)
  return flow
}

export function addCard(
  document: DesignDocument,
  options: { flowId: string; card: Card; at: Point; from?: { nodeId: string; portId: string } },
): void {
  const { flowId, card, at, from } = options
  const flow = flowOf(document, flowId)
  flow.cards[card.id] = card
  placeCard(document, flowId, card.id, at)
  if (from) flow.links[linkKey(from.nodeId, from.portId)] = card.id
}

export function placeCard(document: DesignDocument, flowId: string, cardId: string, at: Point): void {
  const layout = document.layout[flowId] ?? { cards: {}, notes: {} }
  layout.cards[cardId] = { ...layout.cards[cardId], x: Math.round(at.x), y: Math.round(at.y) }
  document.layout[flowId] = layout
}

/** Behind the last node of a card, whose way on led to another card, a node takes that way over: what was next stays next. */
export function addNode(document: DesignDocument, options: { flowId: string; cardId: string; node: FlowNode; index?: number }): void {
  const { node } = options
  const flow = flowOf(document, options.flowId)
  const card = flow.cards[options.cardId]
  if (!card) return
  const index = options.index ?? card.nodes.length
  const last = index === card.nodes.length ? card.nodes.at(-1) : undefined
  card.nodes.splice(index, 0, node)
  const way = last && wayOn(last)
  const target = way && flow.links[way]
  if (!target) return
  delete flow.links[way]
  const onward = wayOn(node)
  if (onward) flow.links[onward] = target
}

/** Key of the port that leads on to the next node where it has no link of its own. */
function wayOn(node: FlowNode): string | undefined {
  const port = parseNode(node).ports.find(({ fallsThrough }) => fallsThrough)
  return port && linkKey(node.id, port.id)
}

/** Removes cards with everything that led to or from them. The start card stays. */
export function removeCards(document: DesignDocument, flowId: string, cardIds: readonly string[]): void {
  const flow = flowOf(document, flowId)
  for (const cardId of cardIds) {
    if (cardId === flow.startCardId) continue
    const nodeIds = new Set(flow.cards[cardId]?.nodes.map((node) => node.id))
    for (const [key, target] of Object.entries(flow.links))
      if (target === cardId || nodeIds.has(parseLinkKey(key).nodeId)) delete flow.links[key]
    delete flow.cards[cardId]
    delete document.layout[flowId]?.cards[cardId]
  }
}

export function removeNode(document: DesignDocument, flowId: string, nodeId: string): void {
  const flow = flowOf(document, flowId)
  for (const card of Object.values(flow.cards)) card.nodes = card.nodes.filter((node) => node.id !== nodeId)
  for (const key of Object.keys(flow.links)) if (parseLinkKey(key).nodeId === nodeId) delete flow.links[key]
}

/** Moves a node up or down within its card. */
export function shiftNode(document: DesignDocument, flowId: string, nodeId: string, by: -1 | 1): void {
  const card = cardOfNode(flowOf(document, flowId), nodeId)
  if (!card) return
  const index = card.nodes.findIndex((node) => node.id === nodeId)
  const target = index + by
  const [node] = target >= 0 && target < card.nodes.length ? card.nodes.splice(index, 1) : []
  if (node) card.nodes.splice(target, 0, node)
}

export function connect(document: DesignDocument, flowId: string, from: { nodeId: string; portId: string }, cardId: string): void {
  flowOf(document, flowId).links[linkKey(from.nodeId, from.portId)] = cardId
}

export function disconnect(document: DesignDocument, flowId: string, from: { nodeId: string; portId: string }): void {
  delete flowOf(document, flowId).links[linkKey(from.nodeId, from.portId)]
}

/** Puts a card between a port and where it led: the new card's last fall-through port goes on to the old target. */
export function insertCard(document: DesignDocument, options: { flowId: string; key: string; card: Card; at: Point }): void {
  const flow = flowOf(document, options.flowId)
  const target = flow.links[options.key]
  addCard(document, { ...options, from: parseLinkKey(options.key) })
  const last = options.card.nodes.at(-1)
  const onward = last && wayOn(last)
  if (target && onward) flow.links[onward] = target
}

export function setSetting(document: DesignDocument, options: { flowId: string; nodeId: string; field: string; value: unknown }): void {
  const card = cardOfNode(flowOf(document, options.flowId), options.nodeId)
  const node = card?.nodes.find((each) => each.id === options.nodeId)
  if (!node) return
  node.settings[options.field] = options.value
  dropDeadLinks(document, options.flowId, node)
}

/** A choice or branch that is gone takes its link along. */
function dropDeadLinks(document: DesignDocument, flowId: string, node: FlowNode): void {
  const parsed = getNode(node.type)?.settings.safeParse(node.settings)
  if (!parsed?.success) return
  const ports = new Set(
    getNode(node.type)
      ?.ports(parsed.data as never)
      .map((port) => port.id),
  )
  const flow = flowOf(document, flowId)
  for (const key of Object.keys(flow.links)) {
    const { nodeId, portId } = parseLinkKey(key)
    if (nodeId === node.id && !ports.has(portId) && /^(choice|branch|route):/.test(portId)) delete flow.links[key]
  }
}

export function cardOfNode(flow: Flow, nodeId: string): Card | undefined {
  return Object.values(flow.cards).find((card) => card.nodes.some((node) => node.id === nodeId))
}
