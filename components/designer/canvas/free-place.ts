import { type Box, boundsOf, CARD_WIDTH, meets, type Point } from './geometry.ts'

const GAP = 96
const BETWEEN = 32
/** A new card with one node is about this high. */
const NEW_HEIGHT = 180

/** The first place at or below a point where a new card covers no other. */
export function freePlace(boxes: ReadonlyMap<string, Box>, wanted: Point): Point {
  const box = { ...wanted, width: CARD_WIDTH, height: NEW_HEIGHT }
  for (;;) {
    const over = [...boxes.values()].find((other) =>
      meets(other, { ...box, x: box.x - BETWEEN, y: box.y - BETWEEN, width: box.width + 2 * BETWEEN, height: box.height + 2 * BETWEEN }),
    )
    if (!over) return { x: box.x, y: box.y }
    box.y = over.y + over.height + BETWEEN + 1
  }
}

/** To the right of a card; below everything when there is no such card. */
export function placeBehind(boxes: ReadonlyMap<string, Box>, cardId: string | undefined): Point {
  const box = cardId === undefined ? undefined : boxes.get(cardId)
  if (box) return freePlace(boxes, { x: box.x + box.width + GAP, y: box.y })
  const all = boundsOf(boxes.values())
  return all ? freePlace(boxes, { x: all.x, y: all.y + all.height + GAP }) : { x: 40, y: 80 }
}
