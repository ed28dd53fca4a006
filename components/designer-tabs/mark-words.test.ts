import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markWords } from './mark-words.ts'

const shown = (before: string, after: string) =>
  markWords(before, after)
    .map(({ text, how }) => (how === 'same' ? text : how === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('')

test('words are told apart in English and in Chinese', () => {
  expect(shown('Your order is on its way.', 'Your parcel is on its way.')).toBe('Your [-order][+parcel] is on its way.')
  expect(shown('您的订单已经发出', '您的包裹已经发出')).toBe('您的[-订单][+包裹]已经发出')
})

test('without what came it is the one text, without what went the other, whatever they are', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.stringMatching(/^[订单已发出 a-c,.\n{}]{0,40}$/))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const words = markWords(before, after)
      const without = (how: string) => words.flatMap((word) => (word.how === how ? [] : word.text)).join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
    }),
  )
})

test('what is too long to compare is shown whole', () => {
  expect(markWords('a'.repeat(6000), 'b').map(({ how }) => how)).toEqual(['removed', 'added'])
})
