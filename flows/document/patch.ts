import { isRecord, isSame } from './same.ts'

/** One place of a JSON document: its new value, or nothing when it is gone. Lists are one value. */
export type PatchStep = { path: string[]; value?: unknown }
export type Patch = PatchStep[]

/**
 * What turns `before` into `after`, both JSON objects. Parts that are the same object are not looked into, so the patch of one edit of a
 * large document that shares the rest costs next to nothing.
 */
export function makePatch(before: object, after: object): Patch {
  const patch: Patch = []
  walk(before as Record<string, unknown>, after as Record<string, unknown>, [], patch)
  return patch
}

function walk(before: Record<string, unknown>, after: Record<string, unknown>, path: string[], patch: Patch): void {
  if (before === after) return
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [own(before, key), own(after, key)]
    if (old === now) continue
    if (now === undefined) patch.push({ path: [...path, key] })
    else if (isRecord(old) && isRecord(now)) walk(old, now, [...path, key], patch)
    else if (!isSame(old, now)) patch.push({ path: [...path, key], value: now })
  }
}

/**
 * The document with the patch made; `before` stays as it is, and what the patch does not touch is shared with it.
 * @returns null when the patch names a place that is not there: it was made from another document
 */
export function applyPatch(before: object, patch: Patch): Record<string, unknown> | null {
  const document = { ...(before as Record<string, unknown>) }
  const copied = new Set<unknown>([document])
  for (const { path, value } of patch) {
    const key = path.at(-1)
    if (key === undefined) return null
    let at = document
    for (const name of path.slice(0, -1)) {
      const next = own(at, name)
      if (!isRecord(next)) return null
      const copy = copied.has(next) ? next : { ...next }
      copied.add(copy)
      define(at, name, copy)
      at = copy
    }
    if (value !== undefined) define(at, key, value)
    else if (Object.hasOwn(at, key)) delete at[key]
    else return null
  }
  return document
}

/** The same into a document that may be written to, such as an immer draft; the patch must be of that document. */
export function writePatch(target: object, patch: Patch): void {
  for (const { path, value } of patch) {
    const place = path.slice(0, -1).reduce<object>((at, name) => Reflect.get(at, name), target)
    const key = path.at(-1) ?? ''
    if (value === undefined) Reflect.deleteProperty(place, key)
    else Reflect.set(place, key, value)
  }
}

/** Names like `constructor` are data here, never what an object inherits. */
function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** As JSON.parse does it: `__proto__` is a name like any other. */
function define(record: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true })
}
