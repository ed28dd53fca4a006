import type { Box } from './geometry.ts'

export const arrowKeys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const
export type Arrow = (typeof arrowKeys)[number]

/**
 * The card an arrow key leads to. Right and left walk along links where there are any, to the neighbour that stands most on the same
 * height, and back to where one came from; up, down, and where no link leads on, it is the nearest card in that direction.
 */
export function walk(options: {
  boxes: ReadonlyMap<string, Box>
  from: string
  arrow: Arrow
  neighbours: { next: readonly string[]; before: readonly string[] }
  /** Where one was before. */
  cameFrom: string | null
}): string | null {
  const { boxes, from, arrow, neighbours, cameFrom } = options
  const start = boxes.get(from)
  if (!start) return null
  const linked = arrow === 'ArrowRight' ? neighbours.next : arrow === 'ArrowLeft' ? neighbours.before : []
  const others = linked.filter((id) => id !== from && boxes.has(id))
  if (cameFrom && others.includes(cameFrom)) return cameFrom
  const near = others.filter((id) => ahead(start, boxes.get(id), arrow))
  const [best] = (near.length > 0 ? near : others).sort((a, b) => level(start, boxes.get(a)) - level(start, boxes.get(b)))
  return best ?? nearest(boxes, from, arrow)
}

function level(start: Box, box: Box | undefined): number {
  return box ? Math.abs(box.y - start.y) : Number.POSITIVE_INFINITY
}

function ahead(start: Box, box: Box | undefined, arrow: Arrow): boolean {
  return box !== undefined && (arrow === 'ArrowRight' ? box.x > start.x : box.x < start.x)
}

/** Sideways distance counts double. */
function nearest(boxes: ReadonlyMap<string, Box>, from: string, arrow: Arrow): string | null {
  const start = boxes.get(from)
  if (!start) return null
  let best: { id: string; cost: number } | null = null
  for (const [id, box] of boxes) {
    if (id === from) continue
    const [dx, dy] = [box.x - start.x, box.y - start.y]
    const [forth, aside] = { ArrowRight: [dx, dy], ArrowLeft: [-dx, dy], ArrowDown: [dy, dx], ArrowUp: [-dy, dx] }[arrow] as [
      number,
      number,
    ]
    const cost = forth <= 8 ? Number.POSITIVE_INFINITY : forth + Math.abs(aside) * 2
    if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { id, cost }
  }
  return best?.id ?? null
}
