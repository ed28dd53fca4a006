import fc from 'fast-check'
import { expect, test } from 'vitest'
import { address, addressing, matching, mentioned, withNames } from './mentions.ts'

const people = [
  { id: '1', name: '林晓雯' },
  { id: '2', name: '林' },
  { id: '3', name: 'Ann Lee' },
]

test('an @ at the beginning of a word addresses somebody, one inside of an address does not', () => {
  expect(addressing('你好 @林', 5)).toEqual({ start: 3, query: '林' })
  expect(addressing('@', 1)).toEqual({ start: 0, query: '' })
  expect(addressing('请看，@', 4)).toEqual({ start: 3, query: '' })
  expect(addressing('a@b', 3)).toBeNull()
  expect(addressing('@Ann hello', 10)).toBeNull()
  expect(matching(people, '晓').map(({ id }) => id)).toEqual(['1'])
  expect(matching(people, 'l').map(({ id }) => id)).toEqual(['3'])
  expect(address('hi @An there', { start: 3, caret: 6, name: 'Ann Lee' })).toEqual({ text: 'hi @Ann Lee there', caret: 12 })
})

test('the longer of two names that fit is the one addressed, each once', () => {
  expect(mentioned('@林晓雯 和 @林，@林 @Ann', people)).toEqual(['1', '2'])
  expect(withNames('问@Ann Lee吧', people).map(({ text }) => text)).toEqual(['问', '@Ann Lee', '吧'])
})

test('whatever is written, the pieces make up the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('@', '林', '晓', '雯', 'Ann Lee', ' ', '<', 'x') }), (text) => {
      expect(
        withNames(text, people)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
