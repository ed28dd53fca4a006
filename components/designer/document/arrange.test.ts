import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrange } from './arrange.ts'

const box = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  width: fc.constant(248),
  height: fc.integer({ min: 60, max: 900 }),
})
const boxes = fc.array(box, { minLength: 3, maxLength: 8 }).map((list) => new Map(list.map((each, index) => [`c${index}`, each])))

test('aligned cards share the edge of the outermost one and keep the other', () => {
  fc.assert(
    fc.property(boxes, (all) => {
      const placed = arrange(all, 'left')
      const edge = Math.min(...[...all.values()].map(({ x }) => x))
      for (const [id, { x, y }] of placed) expect([x, y]).toEqual([edge, all.get(id)?.y])
    }),
  )
})

test('distributed cards have equal gaps, in their order, and the outer ones stay', () => {
  fc.assert(
    fc.property(boxes, (all) => {
      const placed = [...arrange(all, 'column')]
      const gaps = placed.slice(1).map(([, { y }], index) => {
        const [above, at] = placed[index] ?? ['', { y: 0 }]
        return y - at.y - (all.get(above)?.height ?? 0)
      })
      for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 6)
      const [first] = placed[0] ?? ['']
      expect(placed[0]?.[1].y).toBe(all.get(first)?.y)
    }),
  )
})

test('one card has nothing to stand in line with', () => {
  expect(arrange(new Map([['a', { x: 0, y: 0, width: 1, height: 1 }]]), 'top').size).toBe(0)
})
