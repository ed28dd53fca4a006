import type { ElkNode } from 'elkjs/lib/elk-api'
import type { Flow } from '../../../flows/document/project.ts'
import { parseLinkKey } from '../../../flows/document/project.ts'

type Size = { width: number; height: number }

/** Layered layout, left to right, by elk in its worker. @returns the new place of every card */
export async function tidy(flow: Flow, sizes: ReadonlyMap<string, Size>): Promise<Record<string, { x: number; y: number }>> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  const cardOf = new Map(Object.values(flow.cards).flatMap((card) => card.nodes.map((node) => [node.id, card.id] as const)))
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '96',
      'elk.spacing.nodeNode': '40',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: Object.keys(flow.cards).map((id) => ({ id, ...(sizes.get(id) ?? { width: 248, height: 200 }) })),
    edges: Object.entries(flow.links).flatMap(([key, target]) => {
      const source = cardOf.get(parseLinkKey(key).nodeId)
      return source && flow.cards[target] ? [{ id: key, sources: [source], targets: [target] }] : []
    }),
  }
  const placed = await new Elk().layout(graph)
  return Object.fromEntries(
    (placed.children ?? []).map((child) => [child.id, { x: Math.round((child.x ?? 0) + 40), y: Math.round((child.y ?? 0) + 40) }]),
  )
}
