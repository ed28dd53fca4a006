import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationText, readDuration } from '../duration.ts'
import { graphemes } from './graphemes.ts'
import { findEmail, findOrderNumber, isIdNumber, mask, readPhone } from './identity.ts'
import { extractNumbers, readNumberWords } from './number-words.ts'
import { didYouMean, similarity } from './similarity.ts'
import { simplify } from './simplify.ts'

describe('numbers in words and digits', () => {
  test.each([
    ['三百二十', 320],
    ['一万零五', 10_005],
    ['两万三', 23_000],
    ['三百五', 350],
    ['三百零五', 305],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百一十', 110],
    ['二〇二六', 2026],
    ['一千二百三十四万五千六百七十八', 12_345_678],
    ['一万亿', 1e12],
    ['叁佰贰拾', 320],
    ['三点一四', 3.14],
    ['负五', -5],
    ['三百二十一万', 3_210_000],
    ['2.5万', 25_000],
    ['3百万', 3_000_000],
    ['１，２３４', 1234],
    ['1,234.5', 1234.5],
    ['-12', -12],
    ['three hundred twenty', 320],
    ['three hundred and twenty', 320],
    ['twenty-five', 25],
    ['one million two hundred thousand', 1_200_000],
    ['a hundred', 100],
    ['minus three', -3],
    ['two point five', 2.5],
    ['12k', 12_000],
    ['三百个', null],
    ['hello', null],
    ['', null],
  ])('%s → %s', (text, number) => {
    expect(readNumberWords(text)).toBe(number)
  })

  test('every whole number below a hundred million, written in Chinese, is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
        expect(readNumberWords(inChinese(number))).toBe(number)
      }),
    )
  })

  test('several in a sentence', () => {
    expect(extractNumbers('买三件，每件 19.9 元，共 two boxes')).toEqual([3, 19.9, 2])
  })
})

describe('lengths of time', () => {
  test.each([
    ['2 天 3 小时', 183_600],
    ['2h 30m', 9000],
    ['90 minutes', 5400],
    ['半小时', 1800],
    ['一个半小时', 5400],
    ['两个小时', 7200],
    ['an hour', 3600],
    ['1.5 hours', 5400],
    ['P1DT2H', 93_600],
    ['1:30:00', 5400],
    ['三刻钟', 2700],
    ['two weeks', 1_209_600],
    ['soon', null],
    ['', null],
  ])('%s → %s s', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds)
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_000_000_000 }), (seconds) => {
        for (const language of ['zh-CN', 'en', undefined] as const) expect(readDuration(durationText(seconds, language))).toBe(seconds)
      }),
    )
  })
})

describe('numbers and addresses people give', () => {
  test('telephone', () => {
    expect(readPhone('138 1234 5678')).toBe('+8613812345678')
    expect(readPhone('+86 138-1234-5678')).toBe('+8613812345678')
    expect(readPhone('008613812345678')).toBe('+8613812345678')
    expect(readPhone('010-6552 9988')).toBe('+861065529988')
    expect(readPhone('+1 (415) 555-2671')).toBe('+14155552671')
    expect(readPhone('030 901820', '49')).toBe('+4930901820')
    expect(readPhone('12')).toBeNull()
    expect(readPhone('call me')).toBeNull()
  })
  test('identity number: one digit changed is never right', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true)
    expect(isIdNumber('11010519491331002X')).toBe(false)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, change) => {
        const digits = [...'11010519491231002X']
        digits[place] = String((Number(digits[place]) + change) % 10)
        expect(isIdNumber(digits.join(''))).toBe(false)
      }),
    )
  })
  test('e-mail and order number in a sentence', () => {
    expect(findEmail('联系 Li.Lei+shop@mail.example.com。')).toBe('li.lei+shop@mail.example.com')
    expect(findEmail('a@b')).toBeNull()
    expect(findOrderNumber('单号 td-20260301-77 还没到')).toBe('TD-20260301-77')
    expect(findOrderNumber('2026-03-01 买的')).toBeNull()
    expect(findOrderNumber('mail me at shop12345@example.com')).toBeNull()
  })
  test('masked as is usual, and always something hidden', () => {
    expect(mask('13812341234')).toBe('138****1234')
    expect(mask('an@example.com')).toBe('a***@example.com')
    expect(mask('110105194912310021')).toBe('110105********0021')
    expect(mask('王小明')).toBe('王**')
    expect(mask('SF123456', 2, 2)).toBe('SF****56')
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 40 }),
        fc.option(fc.integer({ min: -5, max: 60 }), { nil: undefined }),
        (text, keep) => {
          expect(mask(text, keep, keep)).toContain('*')
        },
      ),
    )
  })
})

test('what people take for one character is one', () => {
  expect(graphemes('e\u0301')).toHaveLength(1)
  expect(graphemes('👨‍👩‍👧你好')).toHaveLength(3)
  expect(graphemes('abc')).toHaveLength(3)
})

test('likeness is the same both ways, 1 for the same and never beyond', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (a, b) => {
      expect(similarity(a, b)).toBe(similarity(b, a))
      expect(similarity(a, a)).toBe(1)
      expect(similarity(a, b)).toBeGreaterThanOrEqual(0)
      expect(similarity(a, b)).toBeLessThanOrEqual(1)
    }),
  )
  expect(didYouMean('ordr', ['order', 'other'])).toBe('order')
  expect(didYouMean('xyz', ['order'])).toBeNull()
})

test('traditional becomes simplified; the rest stays', () => {
  expect(simplify('請問訂單什麼時候發貨？OK 👌')).toBe('请问订单什么时候发货？OK 👌')
})

function inChinese(number: number): string {
  if (number === 0) return '零'
  const group = (value: number): string => {
    let text = ''
    let zero = false
    for (const [size, unit] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(value / size) % 10
      if (digit === 0) zero = text !== ''
      else {
        text += (zero ? '零' : '') + '零一二三四五六七八九'[digit] + unit
        zero = false
      }
    }
    return text
  }
  const high = Math.floor(number / 10_000)
  const low = number % 10_000
  if (high === 0) return group(low)
  return `${group(high)}万${low === 0 ? '' : (low < 1000 ? '零' : '') + group(low)}`
}
