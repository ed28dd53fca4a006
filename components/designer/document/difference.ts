import type { Patch } from 'immer'
import { isRecord, isSame } from '../../../flows/document/same.ts'

/** Patches that make `after` out of `before`: field by field in objects; a list is replaced whole unless its length stays. */
export function difference(before: unknown, after: unknown, path: (string | number)[] = []): Patch[] {
  if (before === after) return []
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item, index) => difference(item, after[index], [...path, index]))
  if (!isRecord(before) || !isRecord(after)) return isSame(before, after) ? [] : [{ op: 'replace', path, value: after }]
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  return [
    ...removed.map((key): Patch => ({ op: 'remove', path: [...path, key] })),
    ...Object.entries(after).flatMap(([key, value]): Patch[] => {
      const at = [...path, key]
      return Object.hasOwn(before, key) ? difference(before[key], value, at) : [{ op: 'add', path: at, value }]
    }),
  ]
}
