import { isSame } from '../document/same.ts'
import { isKeyedList, isOpenRecord } from './parts.ts'

/**
 * One field that differs. `path` goes by keys and, inside lists whose elements have ids, by ids: `['choices', 'a', 'label', 'en']`.
 * `before` or `after` is missing when the field was added or removed. With `order` the values are the ids of the list at `path`;
 * `moved` says that elements both sides have changed places, not merely that some came or went.
 */
export type FieldChange = { path: string[]; before?: unknown; after?: unknown; order?: 'moved' | 'placed' }

export function fieldChanges(before: unknown, after: unknown, path: string[] = []): FieldChange[] {
  if (isSame(before, after)) return []
  if (isOpenRecord(before) && isOpenRecord(after)) {
    return union(Object.keys(before), Object.keys(after)).flatMap((key) => fieldChanges(own(before, key), own(after, key), [...path, key]))
  }
  if (isKeyedList(before) && isKeyedList(after)) {
    const old = new Map(before.map((item) => [item.id, item]))
    const now = new Map(after.map((item) => [item.id, item]))
    const items = union([...old.keys()], [...now.keys()]).flatMap((id) => fieldChanges(old.get(id), now.get(id), [...path, id]))
    return [...items, ...orderChange([...old.keys()], [...now.keys()], path)]
  }
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

export function orderChange(before: string[], after: string[], path: string[] = []): FieldChange[] {
  if (isSame(before, after)) return []
  const both = new Set(before.filter((id) => after.includes(id)))
  const moved = !isSame(
    before.filter((id) => both.has(id)),
    after.filter((id) => both.has(id)),
  )
  return [{ path, before, after, order: moved ? 'moved' : 'placed' }]
}

/** The value with the changes made. A change whose place is not there is passed over. */
export function applyFieldChanges(value: unknown, changes: FieldChange[]): unknown {
  return changes.reduce((current, change) => applyOne(current, change, change.path), value)
}

function applyOne(value: unknown, change: FieldChange, path: string[]): unknown {
  const [step, ...rest] = path
  if (step === undefined) return change.order ? reorder(value, change.after as string[]) : change.after
  if (isKeyedList(value)) {
    const found = value.find((item) => item.id === step)
    const next = applyOne(found, change, rest) as { id: string } | undefined
    if (found === undefined) return next === undefined ? value : [...value, next]
    return value.flatMap((item) => (item.id !== step ? [item] : next === undefined ? [] : [next]))
  }
  if (!isOpenRecord(value)) return value
  const next = applyOne(own(value, step), change, rest)
  const others = Object.entries(value).filter(([key]) => key !== step)
  return Object.fromEntries(next === undefined ? others : [...others, [step, next]])
}

function reorder(value: unknown, ids: string[]): unknown {
  if (!isKeyedList(value)) return value
  const items = new Map(value.map((item) => [item.id, item]))
  return ids.flatMap((id) => items.get(id) ?? [])
}

function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

export function union(a: Iterable<string>, b: Iterable<string>): string[] {
  return [...new Set([...a, ...b])]
}
