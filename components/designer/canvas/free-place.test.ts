import { expect, test } from 'vitest'
import { freePlace, placeBehind } from './free-place.ts'
import { meets } from './geometry.ts'

const boxes = new Map([
  ['a', { x: 0, y: 0, width: 248, height: 300 }],
  ['b', { x: 344, y: 0, width: 248, height: 300 }],
  ['c', { x: 344, y: 340, width: 248, height: 300 }],
])

test('a new card stands behind another, covers none, and the next one neither', () => {
  const place = placeBehind(boxes, 'a')
  expect(place.x).toBe(344)
  const card = { ...place, width: 248, height: 180 }
  for (const box of boxes.values()) expect(meets(box, card)).toBe(false)
})

test('an empty place is taken as it is', () => {
  expect(freePlace(boxes, { x: 2000, y: 10 })).toEqual({ x: 2000, y: 10 })
})
