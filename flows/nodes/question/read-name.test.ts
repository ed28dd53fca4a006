import { expect, it } from 'vitest'
import { readName } from './read-name.ts'

it.each([
  ['My name is Mark.', 'Mark'],
  ["hi, my name's Ben and I need a room", 'Ben'],
  ["I'm Angela Merk, hello", 'Angela Merk'],
  ['我叫王小雨，想订位', '王小雨'],
  ['姓名：李明', '李明'],
])('finds the name in %s', (text, name) => {
  expect(readName(text)).toBe(name)
})

it.each(["I'm looking for a hotel", 'I am at home', '我叫不到车', 'Mark', 'hello'])('finds none in %s', (text) => {
  expect(readName(text)).toBeNull()
})

it('takes a name alone only where it was asked for', () => {
  expect(readName('alexis', true)).toBe('alexis')
  expect(readName('王芳', true)).toBe('王芳')
  expect(readName('Yes', true)).toBeNull()
  expect(readName('what do you need my name for?', true)).toBeNull()
})
