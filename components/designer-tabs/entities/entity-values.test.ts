import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entitySchema } from '../../../flows/document/entity.ts'
import { readValues, writeValues } from './entity-values.ts'

test('lines become values with what else people call them, in either punctuation', () => {
  expect(readValues('耳机：耳塞、耳麦，耳塞\n\n Speaker : box ; boombox\n耳机: 又一次\n音箱')).toEqual([
    { value: '耳机', synonyms: ['耳塞', '耳麦'] },
    { value: 'Speaker', synonyms: ['box', 'boombox'] },
    { value: '音箱', synonyms: [] },
  ])
  expect(readValues('10:30: 十点半')).toEqual([{ value: '10:30', synonyms: ['十点半'] }])
})

test('whatever is typed can be stored, and is the same when written and read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', ':', '：', ',', '、', '\n', '耳', '1') }), (text) => {
      const values = readValues(text)
      expect(entitySchema.safeParse({ id: 'e', name: 'E', values }).success).toBe(true)
      expect(readValues(writeValues(values))).toEqual(values)
    }),
  )
})
