import type { ElkNode } from 'elkjs/lib/elk-api.js'
import type { Flow } from '../../../flows/document/project.ts'
import type { Point } from '../document/document.ts'
import { CARD_WIDTH, canvasLinks } from './links.ts'

/** Places for all cards, in layers from left to right as a conversation runs. Worked out in a worker. */
export async function tidyFlow({
  flow,
  heights,
}: {
  flow: Flow
  heights: Readonly<Record<string, number>>
}): Promise<Record<string, Point>> {
  const { default: Elk } = await import('elkjs/lib/elk-api.js')
  const elk = new Elk({ workerFactory: () => new Worker(new URL('./tidy-worker.ts', import.meta.url), { type: 'module' }) })
  try {
    const placed = await elk.layout(toGraph(flow, heights))
    return Object.fromEntries((placed.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x: x + 40, y: y + 60 }]))
  } finally {
    elk.terminateWorker()
  }
}

function toGraph(flow: Flow, heights: Readonly<Record<string, number>>): ElkNode {
  const seen = new Set<string>()
  const links = canvasLinks(flow, {})
  const distance = distances(flow.startCardId, links)
  const edges = links.flatMap(({ key, from, to, failure }) => {
    const pair = `${from} ${to}`
    // Ways back would stretch the picture: only steps away from the start decide where a card stands.
    if (seen.has(pair) || (distance.get(to) ?? 0) !== (distance.get(from) ?? 0) + weight(failure)) return []
    seen.add(pair)
    // Failures should not decide where a card stands.
    return [
      {
        id: key,
        sources: [from],
        targets: [to],
        layoutOptions: { 'elk.layered.priority.direction': failure ? '0' : '5', 'elk.layered.priority.shortness': failure ? '0' : '5' },
      },
    ]
  })
  return {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '88',
      'elk.spacing.nodeNode': '36',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
    },
    children: Object.keys(flow.cards).map((id) => ({
      id,
      width: CARD_WIDTH,
      height: heights[id] ?? 200,
      ...(id === flow.startCardId ? { layoutOptions: { 'elk.layered.layering.layerConstraint': 'FIRST' } } : {}),
    })),
    edges,
  }
}

const weight = (failure: boolean) => (failure ? 2 : 1)

/** Steps from the start to each card; a failure counts twice. Cards nothing leads to stand at the start. */
function distances(start: string, links: ReturnType<typeof canvasLinks>): Map<string, number> {
  const found = new Map([[start, 0]])
  for (let again = true; again; ) {
    again = false
    for (const { from, to, failure } of links) {
      const before = found.get(from)
      if (before === undefined || before + weight(failure) >= (found.get(to) ?? Number.POSITIVE_INFINITY)) continue
      found.set(to, before + weight(failure))
      again = true
    }
  }
  return found
}
