import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFairQueue } from './fair-queue.ts'

function drained(items: { owner: string; item: number }[]): { owner: string; item: number }[] {
  const queue = createFairQueue<{ owner: string; item: number }>()
  for (const one of items) queue.push(one.owner, one)
  const taken = []
  for (let next = queue.next(); next; next = queue.next()) taken.push(next)
  expect(queue.size).toBe(0)
  return taken
}

const brought = fc.array(fc.record({ owner: fc.constantFrom('a', 'b', 'c'), item: fc.nat() }), { maxLength: 60 })

test('nothing is lost, and each owner gets his own in the order he brought it', () => {
  fc.assert(
    fc.property(brought, (items) => {
      const taken = drained(items)
      for (const owner of ['a', 'b', 'c']) {
        expect(taken.filter((one) => one.owner === owner)).toEqual(items.filter((one) => one.owner === owner))
      }
    }),
  )
})

test('nobody waits for more than one thing of each other owner between two of his own', () => {
  fc.assert(
    fc.property(brought, (items) => {
      const order = drained(items).map((one) => one.owner)
      order.forEach((owner, place) => {
        const next = order.indexOf(owner, place + 1)
        const between = order.slice(place + 1, next === -1 ? place + 1 : next)
        expect(new Set(between).size).toBe(between.length)
      })
    }),
  )
})

test('an owner who may not be served now is passed over', () => {
  const queue = createFairQueue<number>()
  queue.push('full', 1)
  queue.push('free', 2)
  expect(queue.next((owner) => owner !== 'full')).toBe(2)
  expect(queue.next((owner) => owner !== 'full')).toBeUndefined()
  expect(queue.of('full')).toBe(1)
})
