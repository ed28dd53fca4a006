import { expect, it } from 'vitest'
import { shopOrder } from './shop-orders.ts'

it('gives the same order for the same number, and knows unknown and failing ones', () => {
  expect(shopOrder('20251119-8843')).toEqual(shopOrder('20251119-8843'))
  expect(shopOrder('99999999')).toBe('unknown')
  expect(shopOrder('12')).toBe('unknown')
  expect(shopOrder('80000000')).toBe('failing')
})

it('has orders of every status', () => {
  const statuses = new Set(
    Array.from({ length: 200 }, (_, i) => shopOrder(String(10_000 + i * 37))).flatMap((order) =>
      typeof order === 'string' ? [] : [order.status],
    ),
  )
  expect([...statuses].sort()).toEqual(['delivered', 'placed', 'refunding', 'shipped'])
})
