import type { Box, Point } from '../canvas/geometry.ts'

export const arrangements = ['left', 'top', 'row', 'column'] as const
/** left and top: one edge for all. row and column: the same gap between neighbours, first and last stay. */
export type Arrangement = (typeof arrangements)[number]

/** New places of cards that are to stand in line. Fewer than two (for gaps: three) have nothing to stand in line with. */
export function arrange(boxes: ReadonlyMap<string, Box>, how: Arrangement): Map<string, Point> {
  const all = [...boxes].map(([id, box]) => ({ id, ...box }))
  if (all.length < (how === 'left' || how === 'top' ? 2 : 3)) return new Map()
  if (how === 'left') return places(all, { x: Math.min(...all.map(({ x }) => x)) })
  if (how === 'top') return places(all, { y: Math.min(...all.map(({ y }) => y)) })
  const [at, size] = how === 'row' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const sorted = all.sort((a, b) => a[at] - b[at])
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return new Map()
  const room = last[at] + last[size] - first[at] - sorted.reduce((sum, box) => sum + box[size], 0)
  const gap = room / (sorted.length - 1)
  let next = first[at]
  const moved = new Map<string, Point>()
  for (const box of sorted) {
    moved.set(box.id, { x: box.x, y: box.y, [at]: next })
    next += box[size] + gap
  }
  return moved
}

function places(all: readonly ({ id: string } & Box)[], same: Partial<Point>): Map<string, Point> {
  return new Map(all.map(({ id, x, y }) => [id, { x, y, ...same }]))
}
