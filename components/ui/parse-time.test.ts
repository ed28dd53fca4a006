import { expect, it } from 'vitest'
import { parseTime } from './parse-time.ts'

it.each([
  ['9', '09:00'],
  ['18', '18:00'],
  ['930', '09:30'],
  ['1830', '18:30'],
  ['9:5', '09:05'],
  [' 9.30 ', '09:30'],
  ['09：30', '09:30'],
  ['24:00', '24:00'],
  ['24:01', undefined],
  ['25', undefined],
  ['9:60', undefined],
  ['', undefined],
  ['noon', undefined],
])('%s is read as %s', (text, time) => {
  expect(parseTime(text)).toBe(time)
})
