import { describe, expect, test } from 'vitest'
import type { Box } from './geometry.ts'
import { pickShown } from './shown-cards.ts'

const grid = (columns: number, rows: number): Map<string, Box> =>
  new Map(
    Array.from({ length: columns * rows }, (_, i) => [
      `c${i}`,
      { x: (i % columns) * 400, y: Math.floor(i / columns) * 600, width: 248, height: 500 },
    ]),
  )
const view: Box = { x: 0, y: 0, width: 1600, height: 1200 }
const none = new Set<string>()

/** Frame by frame until nothing more comes. */
function settle(boxes: Map<string, Box>, at: Box, start: ReadonlySet<string>, keep: ReadonlySet<string> = none) {
  let shown = start
  for (let frames = 1; ; frames++) {
    const next = pickShown({ boxes, view: at, before: shown, keep, budget: 2 })
    shown = next.shown
    if (!next.more) return { shown, frames }
  }
}

describe('cards that are elements of the page', () => {
  test('are all of a small flow', () => {
    expect(pickShown({ boxes: grid(8, 10), view, before: none, keep: none, budget: 2 }).shown.size).toBe(80)
  })

  test('are those around the view of a large one, a few more each frame, the middle first', () => {
    const boxes = grid(40, 25)
    const first = pickShown({ boxes, view, before: none, keep: none, budget: 2 })
    expect(first.shown.size).toBe(2)
    expect(first.more).toBe(true)
    expect([...first.shown][0]).toBe('c42')
    const { shown, frames } = settle(boxes, view, none)
    for (const id of ['c0', 'c3', 'c40', 'c43']) expect(shown.has(id)).toBe(true)
    expect(shown.size).toBeLessThan(30)
    expect(frames).toBeGreaterThan(5)
  })

  test('do not come while there is no time for them', () => {
    const { shown, more } = pickShown({ boxes: grid(40, 25), view, before: none, keep: none, budget: 0 })
    expect([shown.size, more]).toEqual([0, true])
  })

  test('go when they are far out of sight, except what must stay', () => {
    const boxes = grid(40, 25)
    const { shown } = settle(boxes, view, none)
    const far = { ...view, x: 10_000 }
    const after = settle(boxes, far, shown, new Set(['c0'])).shown
    expect(after.has('c0')).toBe(true)
    expect(after.has('c1')).toBe(false)
  })

  test('are the same set while nothing changes, so that nothing is rendered', () => {
    const boxes = grid(40, 25)
    const { shown } = settle(boxes, view, none)
    expect(pickShown({ boxes, view: { ...view, x: 20 }, before: shown, keep: none, budget: 2 }).shown).toBe(shown)
  })
})
