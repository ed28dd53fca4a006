import type { Edge, Node } from '@xyflow/react'
import type { FlowLayout } from '../../../flows/document/layout.ts'
import { type Card, type Flow, parseLinkKey } from '../../../flows/document/project.ts'
import type { Point } from './geometry.ts'

export type CardNode = Node<{ card: Card; flowId: string; start: boolean; incoming: number; pinned: boolean }, 'card'>
export type NoteNode = Node<{ noteId: string; flowId: string; note: FlowLayout['notes'][string] }, 'note'>
export type FrameNode = Node<{ frameId: string; flowId: string; frame: NonNullable<FlowLayout['frames']>[string] }, 'frame'>
export type BoardNode = CardNode | NoteNode | FrameNode
export type LinkEdge = Edge<{ flowId: string; key: string }, 'link'>
export type Projection = {
  cards: ReadonlyMap<string, CardNode>
  /** Notes and frames: few, always shown. */
  extras: (NoteNode | FrameNode)[]
  edges: LinkEdge[]
  far: Set<string>
}

/** Further than this to the right, or to the left, a link is a chip with the card's name instead of a line. */
const NEAR_X = 480
const NEAR_Y = 800

/**
 * The canvas is a projection of the document: cards to nodes, links between neighbours to edges. What has not changed since
 * `before` stays the same object, so that only what changed is rendered.
 */
export function toCanvas(options: { flow: Flow; layout: FlowLayout | undefined; before: Projection | null }): Projection {
  const { flow, layout, before } = options
  const incoming = new Map<string, number>()
  for (const target of Object.values(flow.links)) incoming.set(target, (incoming.get(target) ?? 0) + 1)
  const cards = new Map<string, CardNode>()
  Object.values(flow.cards).forEach((card, index) => {
    const position = layout?.cards[card.id] ?? { x: 40 + (index % 5) * 340, y: 40 + Math.floor(index / 5) * 420 }
    const start = card.id === flow.startCardId
    const count = incoming.get(card.id) ?? 0
    const pinned = layout?.cards[card.id]?.pinned ?? false
    const known = before?.cards.get(card.id)
    const same =
      known &&
      known.data.card === card &&
      known.data.start === start &&
      known.data.incoming === count &&
      known.data.pinned === pinned &&
      known.data.flowId === flow.id
    if (same && known.position.x === position.x && known.position.y === position.y) cards.set(card.id, known)
    else {
      const data = same ? known.data : { card, flowId: flow.id, start, incoming: count, pinned }
      cards.set(card.id, { id: card.id, type: 'card', position: { x: position.x, y: position.y }, data, dragHandle: '.card-head' })
    }
  })
  return { cards, extras: toExtras(flow.id, layout, before), ...toEdges(flow, cards, before) }
}

function toExtras(flowId: string, layout: FlowLayout | undefined, before: Projection | null): Projection['extras'] {
  const known = new Map(before?.extras.map((node) => [node.id, node]))
  const notes = Object.entries(layout?.notes ?? {}).map(([noteId, note]): NoteNode => {
    const old = known.get(`note:${noteId}`)
    if (old?.type === 'note' && old.data.note === note && old.data.flowId === flowId) return old
    return {
      id: `note:${noteId}`,
      type: 'note',
      position: { x: note.x, y: note.y },
      data: { noteId, flowId, note },
      dragHandle: '.card-head',
    }
  })
  const frames = Object.entries(layout?.frames ?? {}).map(([frameId, frame]): FrameNode => {
    const old = known.get(`frame:${frameId}`)
    if (old?.type === 'frame' && old.data.frame === frame && old.data.flowId === flowId) return old
    return {
      id: `frame:${frameId}`,
      type: 'frame',
      position: { x: frame.x, y: frame.y },
      width: frame.width,
      height: frame.height,
      // What stands in it, and the canvas between, must be reached.
      style: { pointerEvents: 'none' },
      data: { frameId, flowId, frame },
      dragHandle: '.card-head',
    }
  })
  return [...frames, ...notes]
}

function toEdges(flow: Flow, cards: ReadonlyMap<string, CardNode>, before: Projection | null): Pick<Projection, 'edges' | 'far'> {
  const known = new Map(before?.edges.map((edge) => [edge.id, edge]))
  const cardOf = new Map(Object.values(flow.cards).flatMap((card) => card.nodes.map((node) => [node.id, card.id] as const)))
  const edges: LinkEdge[] = []
  const far = new Set<string>()
  for (const [key, target] of Object.entries(flow.links)) {
    const source = cardOf.get(parseLinkKey(key).nodeId)
    const from = source && cards.get(source)?.position
    const to = cards.get(target)?.position
    if (!source || !from || !to) continue
    const old = known.get(key)
    if (!isNear(from, to)) far.add(key)
    else if (old?.source === source && old.target === target && old.data?.flowId === flow.id) edges.push(old)
    else edges.push({ id: key, type: 'link', source, sourceHandle: key, target, targetHandle: 'in', data: { flowId: flow.id, key } })
  }
  return { edges, far }
}

function isNear(from: Point, to: Point): boolean {
  const dx = to.x - from.x
  return dx >= 240 && dx <= NEAR_X && Math.abs(to.y - from.y) <= NEAR_Y
}
