import { expect, test } from 'vitest'
import type { Box } from './geometry.ts'
import { type Arrow, walk } from './walk.ts'

const at = (x: number, y: number): Box => ({ x, y, width: 248, height: 200 })
/** start → (menu) → order, person; an island below that nothing leads to. */
const boxes = new Map([
  ['start', at(0, 0)],
  ['order', at(350, 300)],
  ['person', at(350, 0)],
  ['island', at(0, 800)],
])
const links: Record<string, { next: string[]; before: string[] }> = {
  start: { next: ['order', 'person'], before: [] },
  order: { next: ['start'], before: ['start'] },
  person: { next: [], before: ['start', 'order'] },
  island: { next: [], before: [] },
}
const go = (from: string, arrow: Arrow, cameFrom: string | null = null) =>
  walk({ boxes, from, arrow, neighbours: links[from] ?? { next: [], before: [] }, cameFrom })

test('right follows a link, the one that leads straight on first; left goes back', () => {
  expect(go('start', 'ArrowRight')).toBe('person')
  expect(go('person', 'ArrowLeft')).toBe('start')
  expect(go('person', 'ArrowLeft', 'order')).toBe('order')
})

test('a link that only leads back is followed too', () => {
  expect(go('order', 'ArrowRight')).toBe('start')
})

test('up and down go by place, and so does every arrow where no link leads on', () => {
  expect(go('start', 'ArrowDown')).toBe('island')
  expect(go('island', 'ArrowRight')).toBe('order')
  expect(go('start', 'ArrowLeft')).toBeNull()
})
