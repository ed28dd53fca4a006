import type { Json } from '../../engine/types.ts'
import type { FunctionEntry } from './entry.ts'
import { order } from './list.ts'

/** What a loop does with the items of a list; `each` and `transform` evaluate the formulas in its brackets for one item. */
type Loop = (items: Json[], each: (item: Json) => Json, transform: ((item: Json) => Json) | null) => Json
export type LoopEntry = Omit<FunctionEntry, 'run'> & { run: Loop }

/** `list.filter(x, x > 3)`: the first word in the brackets is the name of the item, the rest is evaluated for each. */
export const loops: Record<'all' | 'exists' | 'exists_one' | 'map' | 'filter' | 'sortBy', LoopEntry> = {
  filter: {
    signatures: ['list: list<T>, item: name, condition: boolean → list<T>'],
    zh: '符合条件的那些。',
    en: 'The items for which a condition holds.',
    example: ['[1, 2, 3].filter(x, x > 1)', [2, 3]],
    run: (items, each) => items.filter((item) => each(item) === true),
  },
  map: {
    signatures: [
      'list: list<T>, item: name, formula: any → list<any>',
      'list: list<T>, item: name, condition: boolean, formula: any → list<any>',
    ],
    zh: '对每一个算出一个新值。',
    en: 'A new value for each item.',
    example: ['[1, 2, 3].map(x, x * 2)', [2, 4, 6]],
    run: (items, each, transform) => (transform ? items.filter((item) => each(item) === true).map(transform) : items.map(each)),
  },
  all: {
    signatures: ['list: list<T>, item: name, condition: boolean → boolean'],
    zh: '是否每一个都符合条件。',
    en: 'Whether a condition holds for every item.',
    example: ['[1, 2].all(x, x > 0)', true],
    run: (items, each) => items.every((item) => each(item) === true),
  },
  exists: {
    signatures: ['list: list<T>, item: name, condition: boolean → boolean'],
    zh: '是否至少有一个符合条件。',
    en: 'Whether a condition holds for at least one item.',
    example: ['["a", "b"].exists(x, x == "b")', true],
    run: (items, each) => items.some((item) => each(item) === true),
  },
  exists_one: {
    signatures: ['list: list<T>, item: name, condition: boolean → boolean'],
    zh: '是否恰好有一个符合条件。',
    en: 'Whether a condition holds for exactly one item.',
    example: ['[1, 2, 2].exists_one(x, x == 2)', false],
    run: (items, each) => items.filter((item) => each(item) === true).length === 1,
  },
  sortBy: {
    signatures: ['list: list<T>, item: name, by: any → list<T>'],
    zh: '按算出的值从小到大排序。',
    en: 'In the order of a value computed for each item.',
    example: ['["bbb", "a", "cc"].sortBy(x, size(x))', ['a', 'cc', 'bbb']],
    run: (items, each) =>
      items
        .map((item) => ({ item, by: each(item) }))
        .sort((a, b) => order(a.by, b.by))
        .map(({ item }) => item),
  },
}
