import type { Flow } from '../../../flows/document/project.ts'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'
import type { Point } from '../document/document.ts'

export const CARD_WIDTH = 216
/** Links to a card with this many ways in and failures to it are chips: a hub would be a ball of wool. */
const hub = 4
const farthest = 330
const tallest = 1400

export type CanvasLink = {
  key: string
  nodeId: string
  portId: string
  from: string
  to: string
  failure: boolean /** Drawn; else a chip on its row. */
  near: boolean
}

/** Every link of a flow. Only neighbours, from left to right, get a line. */
export function canvasLinks(flow: Flow, places: Readonly<Record<string, Point>>): CanvasLink[] {
  const ways: Record<string, number> = {}
  for (const target of Object.values(flow.links)) ways[target] = (ways[target] ?? 0) + 1
  const owners = new Map<string, { cardId: string; failures: Set<string>; ports: Set<string> }>()
  for (const card of Object.values(flow.cards)) {
    for (const node of card.nodes) {
      const { ports } = parseNode(node)
      owners.set(node.id, {
        cardId: card.id,
        failures: new Set(ports.filter((port) => port.failure).map((port) => port.id)),
        ports: new Set(ports.map((port) => port.id)),
      })
    }
  }
  return Object.entries(flow.links).flatMap(([key, to]) => {
    const { nodeId, portId } = parseLinkKey(key)
    const owner = owners.get(nodeId)
    if (!owner?.ports.has(portId) || !Object.hasOwn(flow.cards, to)) return []
    const failure = owner.failures.has(portId)
    const near = isNear(places[owner.cardId], places[to]) && !(failure && (ways[to] ?? 0) >= hub)
    return [{ key, nodeId, portId, from: owner.cardId, to, failure, near }]
  })
}

function isNear(from: Point | undefined, to: Point | undefined): boolean {
  if (!from || !to) return false
  const gap = to.x - (from.x + CARD_WIDTH)
  return gap >= 24 && gap <= farthest && Math.abs(to.y - from.y) < tallest
}

const radius = 10

/** An orthogonal line with round corners; the upright part stands at `lane`. */
export function orthogonal({ from, to, lane }: { from: Point; to: Point; lane: number }): string {
  const sign = Math.sign(to.y - from.y)
  const bend = Math.min(radius, Math.abs(to.y - from.y) / 2, Math.abs(to.x - lane), Math.abs(lane - from.x))
  if (bend < 1) return `M${from.x} ${from.y}H${to.x}`
  return `M${from.x} ${from.y}H${lane - bend}q${bend} 0 ${bend} ${bend * sign}V${to.y - bend * sign}q0 ${bend * sign} ${bend} ${bend * sign}H${to.x}`
}

/** Links to the same card share a lane in the gap before it; different cards stand a little apart. */
export function laneOf({ fromX, toX, to }: { fromX: number; toX: number; to: string }): number {
  let hash = 0
  for (const letter of to) hash = (hash * 31 + letter.charCodeAt(0)) | 0
  const room = Math.max(0, toX - fromX - 40)
  const offset = 20 + (Math.abs(hash) % 5) * Math.min(8, room / 5)
  return Math.round(Math.max(fromX + 12, toX - offset)) + 0.5
}
