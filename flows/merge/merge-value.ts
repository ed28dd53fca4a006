import { union } from '../diff/field-changes.ts'
import { isKeyedList, isOpenRecord } from '../diff/parts.ts'
import { isSame } from '../document/same.ts'
import type { Settle } from './conflict.ts'
import { mergeOrder } from './merge-order.ts'

export type Three = { base: unknown; ours: unknown; theirs: unknown }

/** Lists of texts whose elements come and go one by one. Any other list of plain values only makes sense whole. */
const setFields = new Set(['synonyms', 'addTags', 'removeTags', 'closedDays'])

/** One value from three; `undefined` is "not there". What both changed differently is settled, as deep inside as possible. */
export function mergeValue({ base, ours, theirs }: Three, at: { part: string; path: string[]; settle: Settle }): unknown {
  if (isSame(ours, theirs) || isSame(base, theirs)) return ours
  if (isSame(base, ours)) return theirs
  const three = { base, ours, theirs }
  if (isOpenRecord(ours) && isOpenRecord(theirs) && (base === undefined || isOpenRecord(base))) {
    const old = base ?? {}
    const entries = union(Object.keys(ours), Object.keys(theirs)).map((key): [string, unknown] => [
      key,
      mergeValue({ base: own(old, key), ours: own(ours, key), theirs: own(theirs, key) }, { ...at, path: [...at.path, key] }),
    ])
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }
  if (isKeyedList(ours) && isKeyedList(theirs) && (base === undefined || isKeyedList(base))) {
    return mergeList({ base: base ?? [], ours, theirs }, at)
  }
  if (isSetPath(at.path) && isTextSet(ours) && isTextSet(theirs) && (base === undefined || isTextSet(base))) {
    return mergeTexts({ base: base ?? [], ours, theirs }, at)
  }
  return pick(three, at)
}

/** One side's value, whole. */
export function pick(three: Three, { part, path, settle }: { part: string; path: string[]; settle: Settle }): unknown {
  if (isSame(three.ours, three.theirs) || isSame(three.base, three.theirs)) return three.ours
  if (isSame(three.base, three.ours)) return three.theirs
  const kind = three.ours === undefined || three.theirs === undefined ? 'deleted' : 'changed'
  return three[settle({ kind, part, path, ...three })]
}

type Item = { id: string }

function mergeList(lists: { base: Item[]; ours: Item[]; theirs: Item[] }, at: { part: string; path: string[]; settle: Settle }): Item[] {
  const find = (list: Item[]) => new Map(list.map((item) => [item.id, item]))
  const [base, ours, theirs] = [find(lists.base), find(lists.ours), find(lists.theirs)]
  const merged = new Map<string, Item>()
  for (const id of union(ours.keys(), theirs.keys())) {
    const three = { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) }
    const item = mergeValue(three, { ...at, path: [...at.path, id] }) as Item | undefined
    if (item !== undefined) merged.set(id, item)
  }
  const ids = { base: [...base.keys()], ours: [...ours.keys()], theirs: [...theirs.keys()] }
  const clash = () => at.settle({ kind: 'order', part: at.part, path: at.path, ...ids })
  return mergeOrder({ ...ids, members: new Set(merged.keys()), clash }).flatMap((id) => merged.get(id) ?? [])
}

function mergeTexts(
  lists: { base: string[]; ours: string[]; theirs: string[] },
  at: { part: string; path: string[]; settle: Settle },
): string[] {
  const { base, ours, theirs } = lists
  const kept = union(ours, theirs).filter((text) => (base.includes(text) ? ours.includes(text) && theirs.includes(text) : true))
  const clash = () => at.settle({ kind: 'order', part: at.part, path: at.path, ...lists })
  return mergeOrder({ ...lists, members: new Set(kept), clash })
}

function isSetPath(path: string[]): boolean {
  return setFields.has(path.at(-1) ?? '') || path.at(-2) === 'examples'
}

function isTextSet(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '') && new Set(value).size === value.length
}

function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
