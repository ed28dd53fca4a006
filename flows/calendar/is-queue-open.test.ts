import { expect, test } from 'vitest'
import { isQueueOpen } from './is-queue-open.ts'

const weekdays = { id: 'c', name: 'c', timezone: 'Asia/Shanghai', week: { 1: [{ from: '09:00', to: '18:00' }] } }
const monday = (time: string) => Date.parse(`2026-11-02T${time}:00+08:00`)

test('a queue without a calendar is always open', () => {
  expect(isQueueOpen(null, monday('03:00'))).toBe(true)
})
test('a calendar opens and closes it in its own time zone', () => {
  expect(isQueueOpen(weekdays, monday('09:00'))).toBe(true)
  expect(isQueueOpen(weekdays, monday('18:00'))).toBe(false)
  expect(isQueueOpen(weekdays, monday('12:00') + 86_400_000)).toBe(false)
})
test('a calendar that cannot be read leaves the queue open', () => {
  expect(isQueueOpen({ week: 'broken' }, monday('03:00'))).toBe(true)
})
