import type { Edge, Node } from '@xyflow/react'
import type { FlowLayout } from '../../../flows/document/layout.ts'
import { type Card, type Flow, parseLinkKey } from '../../../flows/document/project.ts'

export type CardNode = Node<{ card: Card; flowId: string; start: boolean; incoming: number }, 'card'>
export type LinkEdge = Edge<{ flowId: string; key: string }, 'link'>

/** Further than this to the right, or to the left, a link is a chip with the card's name instead of a line. */
const NEAR_X = 480
const NEAR_Y = 800

/**
 * The canvas is a projection of the document: cards to nodes, links between neighbours to edges. Nodes whose card has
 * not changed are kept as objects, so React Flow renders only what changed.
 */
export function toCanvas(options: { flow: Flow; layout: FlowLayout | undefined; before: ReadonlyMap<string, CardNode> }): {
  nodes: CardNode[]
  edges: LinkEdge[]
  far: Set<string>
} {
  const { flow, layout, before } = options
  const incoming = new Map<string, number>()
  for (const target of Object.values(flow.links)) incoming.set(target, (incoming.get(target) ?? 0) + 1)
  const nodes = Object.values(flow.cards).map((card, index): CardNode => {
    const position = layout?.cards[card.id] ?? { x: 40 + (index % 5) * 340, y: 40 + Math.floor(index / 5) * 420 }
    const start = card.id === flow.startCardId
    const count = incoming.get(card.id) ?? 0
    const known = before.get(card.id)
    const same = known && known.data.card === card && known.data.start === start && known.data.incoming === count
    if (same && known.position.x === position.x && known.position.y === position.y) return known
    return {
      ...known,
      id: card.id,
      type: 'card',
      position,
      data: same ? known.data : { card, flowId: flow.id, start, incoming: count },
      dragHandle: '.card-head',
    }
  })
  const cardOf = new Map(Object.values(flow.cards).flatMap((card) => card.nodes.map((node) => [node.id, card.id] as const)))
  const at = new Map(nodes.map((node) => [node.id, node.position]))
  const edges: LinkEdge[] = []
  const far = new Set<string>()
  for (const [key, target] of Object.entries(flow.links)) {
    const source = cardOf.get(parseLinkKey(key).nodeId)
    const from = source && at.get(source)
    const to = at.get(target)
    if (!source || !from || !to) continue
    const dx = to.x - from.x
    if (dx < 240 || dx > NEAR_X || Math.abs(to.y - from.y) > NEAR_Y) far.add(key)
    else edges.push({ id: key, type: 'link', source, sourceHandle: key, target, targetHandle: 'in', data: { flowId: flow.id, key } })
  }
  return { nodes, edges, far }
}
