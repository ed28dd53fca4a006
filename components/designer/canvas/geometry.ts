import type { Card } from '../../../flows/document/project.ts'
import { inlineField } from '../node-look.ts'

export type Point = { x: number; y: number }
export type Box = Point & { width: number; height: number }

export const CARD_WIDTH = 248
/** Below this zoom texts on cards cannot be read: they are painted, with a title that can, and colours. */
export const FAR_ZOOM = 0.45

const heights = new WeakMap<Card, number>()

/**
 * About as high as the card will be once it is on the screen; for placing, tidying and painting cards that are not. Guessed from the
 * settings as they are: reading thousands of nodes properly would take longer than opening the flow.
 */
export function estimateHeight(card: Card): number {
  let height = heights.get(card)
  if (height === undefined) {
    const nodes = card.nodes.map(({ type, settings }) => {
      const text = settings[inlineField(type) ?? '']
      const letters = text && typeof text === 'object' ? Math.max(0, ...Object.values(text).map((each) => String(each).length)) : 0
      const lists = Object.values(settings).reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 0), 0)
      return 40 + Math.min(4, Math.ceil(letters / 26)) * 20 + (lists + 1) * 22
    })
    height = nodes.reduce((sum, each) => sum + each, nodes.length === 0 ? 86 : 42)
    heights.set(card, height)
  }
  return height
}

export function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** `share` of its own size further on every side. */
export function widen({ x, y, width, height }: Box, share: number): Box {
  return { x: x - width * share, y: y - height * share, width: width * (1 + 2 * share), height: height * (1 + 2 * share) }
}

export function boundsOf(boxes: Iterable<Box>): Box | null {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top }
}
