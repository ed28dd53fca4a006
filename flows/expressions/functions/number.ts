import type { Json } from '../../engine/types.ts'
import { extractNumbers, readNumberWords } from '../text/number-words.ts'
import { toNumber, toText } from '../values.ts'
import type { FunctionEntry } from './entry.ts'

export const numberFunctions = {
  round: {
    signatures: ['value: number, digits?: number → number?'],
    zh: '四舍五入，可以指定小数位数。',
    en: 'Rounded, to so many digits after the point.',
    example: ['round(10 / 3, 2)', 3.33],
    run: ([value = null, digits = 0]) => mapNumber(value, (number) => roundTo(number, digitsOf(digits))),
  },
  floor: {
    signatures: ['value: number → number?'],
    zh: '向下取整。',
    en: 'The next whole number below.',
    example: ['floor(2.9)', 2],
    run: ([value = null]) => mapNumber(value, Math.floor),
  },
  ceil: {
    signatures: ['value: number → number?'],
    zh: '向上取整。',
    en: 'The next whole number above.',
    example: ['ceil(2.1)', 3],
    run: ([value = null]) => mapNumber(value, Math.ceil),
  },
  abs: {
    signatures: ['value: number → number?'],
    zh: '绝对值。',
    en: 'Without its sign.',
    example: ['abs(-3)', 3],
    run: ([value = null]) => mapNumber(value, Math.abs),
  },
  clamp: {
    signatures: ['value: number, least: number, most: number → number?'],
    zh: '限制在最小和最大之间。',
    en: 'Kept between a least and a most.',
    example: ['clamp(120, 0, 100)', 100],
    run: ([value = null, least = null, most = null]) =>
      mapNumber(value, (number) => Math.min(Math.max(number, toNumber(least) ?? number), toNumber(most) ?? Number.MAX_VALUE)),
  },
  parseNumber: {
    signatures: ['text: text → number?'],
    zh: '读出数字，也认“三百二十”“2.5万”“three hundred”。',
    en: 'Reads a number, also “three hundred and twenty”, “三百二十” or “1,200”.',
    example: ['parseNumber("三百二十")', 320],
    run: ([text]) => readNumberWords(toText(text)),
  },
  findNumber: {
    signatures: ['text: text → number?'],
    zh: '一句话里的第一个数字，数字或文字写的都行。',
    en: 'The first number in a sentence, in digits or in words.',
    example: ['findNumber("I would like twenty-five of them")', 25],
    run: ([text]) => extractNumbers(toText(text))[0] ?? null,
  },
  findNumbers: {
    signatures: ['text: text → list<number>'],
    zh: '一句话里的所有数字。',
    en: 'Every number in a sentence.',
    example: ['findNumbers("买三件，每件 19.9 元")', [3, 19.9]],
    run: ([text]) => extractNumbers(toText(text)),
  },
  format: {
    signatures: ['value: any, digits?: number → text'],
    zh: '写成带千位分隔符的数字。',
    en: 'A number with thousands separators and so many digits.',
    example: ['format(1234567.891, 2)', '1,234,567.89'],
    run: ([value = null, digits = 0]) => formatNumber(toNumber(value), digitsOf(digits)),
  },
  percent: {
    signatures: ['value: number, digits?: number → text'],
    zh: '写成百分数。',
    en: 'As a percentage.',
    example: ['percent(0.256)', '26%'],
    run: ([value = null, digits = 0]) => {
      const number = toNumber(value)
      return number === null ? '' : `${formatNumber(number * 100, digitsOf(digits))}%`
    },
  },
} satisfies Record<string, FunctionEntry>

function mapNumber(value: Json, fn: (number: number) => number): number | null {
  const number = toNumber(value)
  if (number === null) return null
  const result = fn(number)
  // + 0 because JSON knows no −0.
  return Number.isFinite(result) ? result + 0 : null
}

/** Half away from zero of the number people see: 1.005 to two digits is 1.01, whatever its binary fraction. */
function roundTo(number: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(Math.abs(number)).split('e')
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`))
  const [whole = '0', power = '0'] = String(shifted).split('e')
  return Math.sign(number) * Number(`${whole}e${Number(power) - digits}`)
}

function digitsOf(value: Json): number {
  return Math.min(10, Math.max(0, Math.trunc(toNumber(value) ?? 0)))
}

/** 1234567.5, 2 → 1,234,567.50; the same in both languages. */
function formatNumber(value: number | null, digits: number): string {
  if (value === null || Math.abs(value) >= 1e21) return toText(value)
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${grouped}${fraction ? `.${fraction}` : ''}`
}
