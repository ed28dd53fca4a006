import type { ElkNode } from 'elkjs/lib/elk-api.js'
import type { Flow } from '../../../flows/document/project.ts'
import { parseLinkKey } from '../../../flows/document/project.ts'
import { portsOf } from '../node-look.ts'
import type { Box, Point } from './geometry.ts'

/**
 * A place for every card, in layers from left to right as a conversation runs, worked out by ELK in a worker. `pinned` cards stay
 * where they are: the others are laid out around the place of the start, and moved aside where they would cover one.
 */
export async function tidy(options: {
  flow: Flow
  boxes: ReadonlyMap<string, Box>
  pinned: ReadonlySet<string>
}): Promise<Record<string, Point>> {
  const { default: Elk } = await import('elkjs/lib/elk-api.js')
  const elk = new Elk({ workerFactory: () => new Worker(new URL('./tidy-worker.ts', import.meta.url), { type: 'module' }) })
  try {
    const placed = await elk.layout(toGraph(options.flow, options.boxes))
    const places = Object.fromEntries(
      (placed.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x) + 40, y: Math.round(y) + 80 }]),
    )
    return keepPinned({ ...options, places })
  } finally {
    elk.terminateWorker()
  }
}

export function toGraph(flow: Flow, boxes: ReadonlyMap<string, Box>): ElkNode {
  const links = linksOf(flow)
  const steps = stepsFrom(flow.startCardId, links)
  const seen = new Set<string>()
  const edges = links.flatMap(({ key, from, to, failure }) => {
    const pair = `${from} ${to}`
    // Ways back would stretch the picture: only steps away from the start decide where a card stands.
    if (seen.has(pair) || (steps.get(to) ?? 0) !== (steps.get(from) ?? 0) + weightOf(failure)) return []
    seen.add(pair)
    const priority = failure ? '0' : '5'
    return [
      {
        id: key,
        sources: [from],
        targets: [to],
        layoutOptions: { 'elk.layered.priority.direction': priority, 'elk.layered.priority.shortness': priority },
      },
    ]
  })
  return {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '96',
      'elk.spacing.nodeNode': '40',
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
      // A long chain comes back at the left, as lines of a text do, instead of a strip nobody can look at.
      'elk.layered.wrapping.strategy': Object.keys(flow.cards).length > 40 ? 'SINGLE_EDGE' : 'OFF',
      'elk.aspectRatio': '1.6',
    },
    children: Object.keys(flow.cards).map((id) => ({
      id,
      width: boxes.get(id)?.width ?? 248,
      height: boxes.get(id)?.height ?? 200,
      ...(id === flow.startCardId ? { layoutOptions: { 'elk.layered.layering.layerConstraint': 'FIRST' } } : {}),
    })),
    edges,
  }
}

type Link = { key: string; from: string; to: string; failure: boolean }

function linksOf(flow: Flow): Link[] {
  const owners = new Map(
    Object.values(flow.cards).flatMap((card) =>
      card.nodes.map((node) => [
        node.id,
        { cardId: card.id, failures: new Set(portsOf(node).flatMap((port) => (port.failure ? [port.id] : []))) },
      ]),
    ),
  )
  return Object.entries(flow.links).flatMap(([key, to]) => {
    const { nodeId, portId } = parseLinkKey(key)
    const owner = owners.get(nodeId)
    return owner && flow.cards[to] ? [{ key, from: owner.cardId, to, failure: owner.failures.has(portId) }] : []
  })
}

const weightOf = (failure: boolean): number => (failure ? 2 : 1)

/** Steps from the start to each card, a failure counting twice; cards nothing leads to stand at the start. */
function stepsFrom(start: string, links: readonly Link[]): Map<string, number> {
  const outgoing = new Map<string, Link[]>()
  for (const link of links) outgoing.set(link.from, [...(outgoing.get(link.from) ?? []), link])
  const found = new Map([[start, 0]])
  // By distance: everything at n is settled before n + 1 is looked at.
  const rings: string[][] = [[start]]
  for (let at = 0; at < rings.length; at++)
    for (const cardId of rings[at] ?? []) {
      if (found.get(cardId) !== at) continue
      for (const { to, failure } of outgoing.get(cardId) ?? []) {
        const steps = at + weightOf(failure)
        if (steps >= (found.get(to) ?? Number.POSITIVE_INFINITY)) continue
        found.set(to, steps)
        rings[steps] = [...(rings[steps] ?? []), to]
      }
    }
  return found
}

/** Pinned cards where they stand; whoever would cover one goes below it. */
function keepPinned(options: {
  places: Record<string, Point>
  boxes: ReadonlyMap<string, Box>
  pinned: ReadonlySet<string>
}): Record<string, Point> {
  const { places, boxes, pinned } = options
  const fixed = [...pinned].flatMap((id) => boxes.get(id) ?? [])
  const kept: Record<string, Point> = {}
  for (const [id, place] of Object.entries(places)) {
    const box = boxes.get(id)
    if (pinned.has(id) || !box) continue
    let y = place.y
    for (;;) {
      const over = fixed.find(
        (other) =>
          place.x < other.x + other.width + 40 &&
          other.x < place.x + box.width + 40 &&
          y < other.y + other.height &&
          other.y < y + box.height,
      )
      if (!over) break
      y = over.y + over.height + 40
    }
    kept[id] = { x: place.x, y }
  }
  return kept
}
