import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCorrectionCue } from './correction-cue.ts'

describe('whether something said before is taken back', () => {
  it.each([
    ['no, make that 5', '5'],
    ['No make it 5 please', '5'],
    ['sorry, I meant 8 pm', '8 pm'],
    ['No, Friday', 'Friday'],
    ['change that to Friday', 'Friday'],
    ['不对，改成 5 位', '5 位'],
    ['改到晚上八点吧', '晚上八点'],
    ['说错了，是 5 位', '是 5 位'],
    ['抱歉，应该是明天', '明天'],
  ])('surely: %s', (text, rest) => expect(readCorrectionCue(text)).toEqual({ strength: 'sure', rest }))

  it.each(['no, I do not have one of those', 'wait a moment please my dog barks', 'actually I like it here', 'make it quick'])(
    'maybe, so that it needs words of its question: %s',
    (text) => expect(readCorrectionCue(text).strength).toBe('maybe'),
  )

  it.each(['7 pm', 'nothing', 'note the time', '周五晚上', '我要五个', 'I need a table for 4', 'notice', '不是很清楚', ''])(
    'not at all: %s',
    (text) => expect(readCorrectionCue(text).strength).toBe('none'),
  )

  it('reads any text in bounded time and gives no more than there was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => {
        const { rest } = readCorrectionCue(text)
        expect(rest.length).toBeLessThanOrEqual(text.slice(0, 300).normalize('NFKC').length)
      }),
    )
    const start = process.cpuUsage()
    readCorrectionCue(`no${' '.repeat(5000)},${'make that '.repeat(500)}`)
    expect(process.cpuUsage(start).user).toBeLessThan(50_000)
  })
})
