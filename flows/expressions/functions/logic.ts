import { getField, isObject, isSet, MAX_LIST, toNumber, toText } from '../values.ts'
import type { FunctionEntry } from './entry.ts'

export const logicFunctions = {
  isSet: {
    signatures: ['value: any → boolean', 'value: secret → boolean'],
    zh: '是否有值：不是空、不是空文字、不是空列表。',
    en: 'Whether there is a value: not nothing, not an empty text or list.',
    example: ['isSet("")', false],
    run: ([value]) => isSet(value),
  },
  orElse: {
    signatures: ['value: T, otherwise: T → T'],
    zh: '没有值时用另一个值代替。',
    en: 'The value, or another one when there is none.',
    example: ['orElse("", "guest")', 'guest'],
    run: ([value, otherwise = null]) => (isSet(value) ? (value ?? null) : otherwise),
  },
  number: {
    signatures: ['value: any → number?'],
    zh: '变成数字；不是数字的得到空。要认“三百二十”请用 parseNumber。',
    en: 'As a number; nothing when it is none. For “three hundred” use parseNumber.',
    example: ['number("12.5")', 12.5],
    run: ([value = null]) => toNumber(value),
  },
  text: {
    signatures: ['value: any → text'],
    zh: '变成文字。',
    en: 'As text.',
    example: ['text(12.50)', '12.5'],
    run: ([value]) => toText(value),
  },
  get: {
    signatures: ['object: object, field: text → any', 'object: any, field: text → any'],
    zh: '取对象中名字由公式算出的一项。',
    en: 'A field of an object whose name is computed.',
    example: ['{"red": 3}.get("red")', 3],
    run: ([object, field = null]) => getField(object, field),
  },
  keys: {
    signatures: ['object: object → list<text>'],
    zh: '对象里所有项的名字。',
    en: 'The names of all fields of an object.',
    example: ['{"a": 1, "b": 2}.keys()', ['a', 'b']],
    run: ([object]) => (isObject(object) ? Object.keys(object).slice(0, MAX_LIST) : []),
  },
  values: {
    signatures: ['object: object → list<any>'],
    zh: '对象里所有项的值。',
    en: 'The values of all fields of an object.',
    example: ['{"a": 1, "b": 2}.values()', [1, 2]],
    run: ([object]) => (isObject(object) ? Object.values(object).slice(0, MAX_LIST) : []),
  },
  string: {
    old: true,
    signatures: ['value: any → text'],
    zh: '与 text 相同。',
    en: 'The same as text.',
    example: ['string(3)', '3'],
    run: ([value]) => toText(value),
  },
  double: {
    old: true,
    signatures: ['value: any → number?'],
    zh: '与 number 相同。',
    en: 'The same as number.',
    example: ['double("1.5")', 1.5],
    run: ([value = null]) => toNumber(value),
  },
  int: {
    old: true,
    signatures: ['value: any → number?'],
    zh: '去掉小数部分的数字。',
    en: 'The number without its fraction.',
    example: ['int(2.9)', 2],
    run: ([value = null]) => {
      const number = toNumber(value)
      return number === null ? null : Math.trunc(number) + 0
    },
  },
  bool: {
    old: true,
    signatures: ['value: any → boolean'],
    zh: '变成是/否：true、"true"、"1" 为是。',
    en: 'As yes or no: true, "true" and "1" are yes.',
    example: ['bool("true")', true],
    run: ([value]) => value === true || value === 'true' || value === '1',
  },
  dyn: {
    old: true,
    signatures: ['value: any → any'],
    zh: '不检查类型。',
    en: 'The value, its type unchecked.',
    example: ['dyn(1)', 1],
    run: ([value = null]) => value,
  },
} satisfies Record<string, FunctionEntry>
