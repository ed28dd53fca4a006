import { expect, it } from 'vitest'
import type { StarEvent } from './data.ts'
import { recordedValues } from './recorded-values.ts'

const read = (...events: StarEvent[]) => Object.fromEntries(recordedValues({ task: 't', id: 1, happy: true, complete: true, events }))

it('gives a looked-up value to the first message that holds it, else to the message before the lookup', () => {
  expect(
    read(['user', 'Hi, Monday at 6 PM'], ['user', 'Mark'], ['user', 'the inn'], ['looks', { Day: 'Monday', At: '6pm', Name: 'Old Inn' }]),
  ).toEqual({
    0: { Day: 'Monday', At: '6pm' },
    2: { Name: 'Old Inn' },
  })
})

it('takes a changed value from what was said since, and an unchanged one once', () => {
  const first: StarEvent[] = [
    ['user', 'Monday, or maybe Friday'],
    ['looks', { Day: 'Monday' }],
  ]
  expect(read(...first, ['user', 'no, Friday'], ['looks', { Day: 'Friday' }], ['looks', { Day: 'friday' }])).toEqual({
    0: { Day: 'Monday' },
    2: { Day: 'Friday' },
  })
})

it('finds no number inside another', () => {
  expect(read(['user', 'question 14'], ['user', 'number 4'], ['looks', { Num: '4' }])).toEqual({ 1: { Num: '4' } })
})
