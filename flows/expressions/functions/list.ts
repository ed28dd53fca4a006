import type { Json } from '../../engine/types.ts'
import { asDuration, toDuration } from '../duration.ts'
import { addMoney, asMoney, scaleMoney } from '../money.ts'
import { graphemes } from '../text/graphemes.ts'
import { compare, isObject, joinTexts, MAX_LIST, toNumber, toText } from '../values.ts'
import type { FunctionEntry } from './entry.ts'

export const listFunctions = {
  size: {
    signatures: ['list: list<T> → number', 'text: text → number', 'object: object → number'],
    zh: '列表有几个，文字有几个字符，对象有几项。',
    en: 'How many items, characters or fields there are.',
    example: ['[4, 5, 6].size()', 3],
    run: ([value = null]) => {
      if (typeof value === 'string') return [...value].length
      if (Array.isArray(value)) return value.length
      return isObject(value) ? Object.keys(value).length : 0
    },
  },
  sum: {
    signatures: ['list: list<number> → number', 'list: list<money> → money?', 'list: list<duration> → duration?'],
    zh: '全部加起来；金额须同一币种。',
    en: 'All added up; amounts of money must be of one currency.',
    example: ['[1, 2.5, 3].sum()', 6.5],
    run: ([list]) => sum(asList(list)),
  },
  average: {
    signatures: ['list: list<number> → number?', 'list: list<money> → money?'],
    zh: '平均值；空列表得到空。',
    en: 'The average; nothing for an empty list.',
    example: ['[1, 2, 6].average()', 3],
    run: ([list]) => {
      const items = asList(list).filter((item) => item !== null)
      if (items.length === 0) return null
      const total = sum(items)
      const money = asMoney(total)
      if (money) return scaleMoney(money, items.length, true)
      return typeof total === 'number' ? total / items.length : null
    },
  },
  min: {
    signatures: ['a: T, b: T → T', 'list: list<T> → T?'],
    zh: '两个里较小的，或列表里最小的。',
    en: 'The smaller of two, or the smallest of a list.',
    example: ['[3, 1, 2].min()', 1],
    run: (args) => extreme(args, -1),
  },
  max: {
    signatures: ['a: T, b: T → T', 'list: list<T> → T?'],
    zh: '两个里较大的，或列表里最大的。',
    en: 'The larger of two, or the largest of a list.',
    example: ['max(7, 10)', 10],
    run: (args) => extreme(args, 1),
  },
  sort: {
    signatures: ['list: list<T> → list<T>'],
    zh: '从小到大排序。',
    en: 'In order, smallest first.',
    example: ['[3, 1, 2].sort()', [1, 2, 3]],
    run: ([list]) => [...asList(list)].sort(order),
  },
  reverse: {
    signatures: ['list: list<T> → list<T>', 'text: text → text'],
    zh: '倒过来。',
    en: 'The other way round.',
    example: ['[1, 2, 3].reverse()', [3, 2, 1]],
    run: ([value]) => (typeof value === 'string' ? graphemes(value).reverse().join('') : [...asList(value)].reverse()),
  },
  first: {
    signatures: ['list: list<T> → T?'],
    zh: '第一个；空列表得到空。',
    en: 'The first item; nothing for an empty list.',
    example: ['["a", "b"].first()', 'a'],
    run: ([list]) => asList(list)[0] ?? null,
  },
  last: {
    signatures: ['list: list<T> → T?'],
    zh: '最后一个；空列表得到空。',
    en: 'The last item; nothing for an empty list.',
    example: ['["a", "b"].last()', 'b'],
    run: ([list]) => asList(list).at(-1) ?? null,
  },
  take: {
    signatures: ['list: list<T>, count: number → list<T>'],
    zh: '前几个。',
    en: 'The first few items.',
    example: ['[1, 2, 3].take(2)', [1, 2]],
    run: ([list, count = null]) => asList(list).slice(0, Math.max(0, Math.trunc(toNumber(count) ?? 0))),
  },
  join: {
    signatures: ['list: list<any>, separator: text → text'],
    zh: '用分隔符连成一段文字。',
    en: 'One text with a separator between the items.',
    example: ['["a", "b"].join(" / ")', 'a / b'],
    run: ([list, by]) => joinTexts(asList(list), toText(by)),
  },
  unique: {
    signatures: ['list: list<T> → list<T>'],
    zh: '去掉重复的，保留第一次出现的。',
    en: 'Each item once, in the order of first appearance.',
    example: ['["a", "b", "a"].unique()', ['a', 'b']],
    run: ([list]) => {
      const seen = new Set<string>()
      return asList(list).filter((item) => {
        const key = typeof item === 'object' ? canonical(item) : `${typeof item}:${item}`
        return seen.has(key) ? false : Boolean(seen.add(key))
      })
    },
  },
  flatten: {
    signatures: ['list: list<list<T>> → list<T>'],
    zh: '把列表的列表变成一个列表。',
    en: 'A list of lists as one list.',
    example: ['[[1, 2], [3]].flatten()', [1, 2, 3]],
    run: ([list]) => {
      const result: Json[] = []
      for (const item of asList(list)) {
        if (result.length >= MAX_LIST) break
        if (Array.isArray(item)) result.push(...item.slice(0, MAX_LIST - result.length))
        else result.push(item)
      }
      return result
    },
  },
} satisfies Record<string, FunctionEntry>

/** Numbers before texts before the rest, nothing last; the same for every order of the same items. */
export function order(a: Json, b: Json): number {
  const rank = (value: Json) =>
    value === null ? 4 : typeof value === 'number' || typeof value === 'boolean' ? 0 : typeof value === 'string' ? 1 : 2
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  return compare(a, b) ?? 0
}

function sum(items: readonly Json[]): Json {
  let total: Json = null
  for (const item of items) {
    if (item === null) continue
    if (total === null) total = typeof item === 'object' ? item : (toNumber(item) ?? 0)
    else total = add(total, item)
    if (total === null) return null
  }
  return total ?? 0
}

function add(a: Json, b: Json): Json {
  const x = asMoney(a)
  const y = asMoney(b)
  if (x && y) return addMoney(x, y, 1)
  const long = asDuration(a)
  const more = asDuration(b)
  if (long !== null && more !== null) return toDuration(long + more)
  if (typeof a !== 'number') return null
  const result = a + (toNumber(b) ?? 0)
  return Number.isFinite(result) ? result : null
}

/** Of two values the one that is there counts; dates and texts compare too. */
function extreme(args: readonly Json[], sign: 1 | -1): Json {
  const [only = null] = args
  const items = args.length === 1 ? asList(only) : args.map((item) => (typeof item === 'string' ? (toNumber(item) ?? item) : item))
  let best: Json = null
  for (const item of items) {
    if (item === null) continue
    if (best === null || (compare(item, best) ?? 0) * sign > 0) best = item
  }
  return best
}

function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

/** JSON with the fields in order, at most so deep and so long. */
function canonical(value: Json, depth = 0): string {
  if (depth > 20) return '…'
  if (Array.isArray(value))
    return `[${value
      .slice(0, 100)
      .map((item) => canonical(item, depth + 1))
      .join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  const parts = Object.keys(value)
    .sort()
    .slice(0, 100)
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null, depth + 1)}`)
  return `{${parts.join()}}`
}
