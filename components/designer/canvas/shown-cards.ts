import { type Box, meets, widen } from './geometry.ts'

/** Flows this small are on the page whole. */
const SMALL = 80
/** How far around the view cards are made ready, and how far away one is kept, in views. */
const NEAR = 0.35
const KEEP = 0.6

/**
 * Which cards are elements of the page; the others are painted. Making a card costs milliseconds, so new ones come a few at a
 * time, nearest to the middle first, and `more` says that some are still to come.
 */
export function pickShown(options: {
  boxes: ReadonlyMap<string, Box>
  view: Box
  before: ReadonlySet<string>
  /** Stay whatever happens: what is dragged, what has the focus. */
  keep: ReadonlySet<string>
  /** How many may be made now. */
  budget: number
}): { shown: ReadonlySet<string>; more: boolean } {
  const { boxes, view, before, keep, budget } = options
  if (boxes.size <= SMALL) return { shown: sameOr(before, new Set(boxes.keys())), more: false }
  const near = widen(view, NEAR)
  const far = widen(view, KEEP)
  const shown = new Set<string>()
  const wanted: { id: string; distance: number }[] = []
  for (const [id, box] of boxes) {
    if (keep.has(id) || (before.has(id) && meets(box, far))) shown.add(id)
    else if (meets(box, near)) wanted.push({ id, distance: distance(box, view) })
  }
  wanted.sort((a, b) => a.distance - b.distance)
  for (const { id } of wanted.slice(0, budget)) shown.add(id)
  return { shown: sameOr(before, shown), more: wanted.length > budget }
}

function distance(box: Box, view: Box): number {
  return Math.hypot(box.x + box.width / 2 - view.x - view.width / 2, box.y + box.height / 2 - view.y - view.height / 2)
}

function sameOr(before: ReadonlySet<string>, now: ReadonlySet<string>): ReadonlySet<string> {
  return before.size === now.size && [...now].every((id) => before.has(id)) ? before : now
}
