import type { Point } from '../document/document.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The next card in a direction: straight ahead before aside. Null at the edge. */
export function nearest({
  places,
  from,
  direction,
}: {
  places: Readonly<Record<string, Point>>
  from: string
  direction: Direction
}): string | null {
  const start = places[from]
  if (!start) return null
  let best: { id: string; cost: number } | null = null
  for (const [id, place] of Object.entries(places)) {
    if (id === from) continue
    const dx = place.x - start.x
    const dy = place.y - start.y
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction]
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx)
    if (ahead < 20) continue
    const cost = ahead + aside * 2
    if (!best || cost < best.cost) best = { id, cost }
  }
  return best?.id ?? null
}
