import { expect, it } from 'vitest'
import { compilePattern } from '../../expressions/pattern.ts'
import { sampleOf } from './sample-of.ts'

it.each([
  '^\\d{4}$',
  '^[A-Z]{2}\\d{6,8}$',
  '^(?:REQ|INC)-?\\d+$',
  '1[3-9]\\d{9}',
  '^[^\\d\\s]+@example\\.com$',
  '^(?P<year>20\\d\\d)年(\\d{1,2})月$',
  '(?i)^yes|no$',
  '^[\\u4e00-\\u9fa5]{2,4}$'.replace('\\u4e00', '一').replace('\\u9fa5', '龥'),
  'a*b?c+',
])('gives texts that %s accepts', (source) => {
  const texts = sampleOf(source)
  expect(texts).not.toEqual([])
  for (const text of texts) expect(compilePattern(source)?.test(text)).toBe(true)
})

it('gives none for what is no pattern or fits nothing', () => {
  expect(sampleOf('(')).toEqual([])
  expect(sampleOf('^a^b$')).toEqual([])
})
