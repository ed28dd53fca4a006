import type { Flow } from '../../../flows/document/project.ts'
import { type Box, CARD_WIDTH, estimateHeight, type Point } from './geometry.ts'
import type { LinkEdge } from './to-canvas.ts'

/** Where everything of the shown flow stands, whether or not it is an element of the page; what is being moved stands where the hand is. */
export type Scene = {
  boxes(): ReadonlyMap<string, Box>
  /** The same with everything that moves at its end. */
  rest(): ReadonlyMap<string, Box>
  lines(): readonly { from: Point; to: Point }[]
  /** The upper card at a point. */
  at(point: Point): string | null
  /** What the flow and its layout say now. */
  update(flow: Flow, places: ReadonlyMap<string, Point>, edges: readonly LinkEdge[]): void
  measured(cardId: string, height: number): void
  /** Moves cards without changing the document, until `drop`. */
  drag(cardIds: readonly string[], by: Point): void
  drop(): void
  /** Cards come from where they stood to where the document has them now. */
  glide(from: ReadonlyMap<string, Point>, milliseconds: number): void
  subscribe(listener: () => void): () => void
}

export function createScene(): Scene {
  let flow: Flow | null = null
  let places: ReadonlyMap<string, Point> = new Map()
  let edges: readonly LinkEdge[] = []
  /** How far a card is from where the document has it. */
  let offsets: ReadonlyMap<string, Point> = new Map()
  let boxes: ReadonlyMap<string, Box> | null = null
  let lines: { from: Point; to: Point }[] | null = null
  const heights = new Map<string, number>()
  const listeners = new Set<() => void>()

  const changed = (): void => {
    boxes = null
    lines = null
    for (const listener of listeners) listener()
  }
  const boxOf = (id: string, { x, y }: Point, by?: Point): Box => {
    const card = flow?.cards[id]
    return { x: x + (by?.x ?? 0), y: y + (by?.y ?? 0), width: CARD_WIDTH, height: heights.get(id) ?? (card ? estimateHeight(card) : 0) }
  }
  const boxesNow = (): ReadonlyMap<string, Box> => {
    boxes ??= new Map([...places].map(([id, place]) => [id, boxOf(id, place, offsets.get(id))]))
    return boxes
  }
  return {
    boxes: boxesNow,
    rest: () => new Map([...places].map(([id, place]) => [id, boxOf(id, place)])),
    lines() {
      lines ??= edges.flatMap(({ source, target }) => {
        const [from, to] = [boxesNow().get(source), boxesNow().get(target)]
        return from && to ? [{ from: { x: from.x + from.width, y: from.y + from.height / 2 }, to: { x: to.x, y: to.y + 20 } }] : []
      })
      return lines
    },
    at({ x, y }) {
      let found: string | null = null
      for (const [id, box] of boxesNow()) if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) found = id
      return found
    },
    update(nextFlow, nextPlaces, nextEdges) {
      if (flow?.id !== nextFlow.id) heights.clear()
      flow = nextFlow
      places = nextPlaces
      edges = nextEdges
      changed()
    },
    measured(cardId, height) {
      if (heights.get(cardId) === height) return
      heights.set(cardId, height)
      changed()
    },
    drag(cardIds, by) {
      offsets = new Map(cardIds.map((id) => [id, by]))
      changed()
    },
    drop() {
      offsets = new Map()
      changed()
    },
    glide(from, milliseconds) {
      const ways = [...places].flatMap(([id, to]) => {
        const start = from.get(id)
        return start ? [{ id, x: start.x - to.x, y: start.y - to.y }] : []
      })
      const began = performance.now()
      const step = (now: number): void => {
        const left = (1 - Math.min(1, Math.max(0, now - began) / milliseconds)) ** 3
        offsets = new Map(left > 0 ? ways.map(({ id, x, y }) => [id, { x: x * left, y: y * left }]) : [])
        changed()
        if (left > 0) requestAnimationFrame(step)
      }
      step(began)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
