import { expect, it } from 'vitest'
import { readTime } from './read-time.ts'

it.each([
  ['at 7 pm please', '19:00'],
  ['7:30pm', '19:30'],
  ['12 am', '00:00'],
  ['12 p.m.', '12:00'],
  ['around 19:45', '19:45'],
  ['noon works', '12:00'],
  ['晚上七点半', '19:30'],
  ['下午3点', '15:00'],
  ['上午十点一刻', '10:15'],
  ['明天早上 9:05', '09:05'],
  ['二十点', '20:00'],
])('reads %s as %s', (text, time) => {
  expect(readTime(text)).toBe(time)
})

it.each(['room 7', '25:10', '7:75', 'order 20251119-8843', '一点都不好'])('reads no time in %s', (text) => {
  expect(readTime(text)).toBeNull()
})

it('takes a number alone for an hour only where a time was asked for', () => {
  expect(readTime('7')).toBeNull()
  expect(readTime('at 7', true)).toBe('07:00')
  expect(readTime('31', true)).toBeNull()
})
