type Plain = Record<string, unknown>

/** What changed between two immutable documents: new values, names that are gone, and the same again inside of objects. */
export type Delta = { set: Plain; gone: string[]; inside: Record<string, Delta> }

/** Found by identity: what is still the same object is not looked at. Arrays are taken whole. */
export function deltaOf(before: object, after: object): Delta {
  const old = new Map(Object.entries(before))
  const changed = Object.entries(after).filter(([key, value]) => !old.has(key) || old.get(key) !== value)
  const goesInside = ([key, value]: [string, unknown]): boolean => isPlain(value) && isPlain(old.get(key))
  return {
    set: Object.fromEntries(changed.filter((entry) => !goesInside(entry))),
    gone: [...old.keys()].filter((key) => !Object.hasOwn(after, key)),
    inside: Object.fromEntries(changed.filter(goesInside).map(([key, value]) => [key, deltaOf(old.get(key), value)])),
  }
}

/** @returns a document like the one `delta` was made for; what did not change stays the same object */
export function applyDelta<T extends object>(before: T, { set, gone, inside }: Delta): T {
  const old = new Map<string, object>(Object.entries(before))
  const inner = Object.entries(inside).map(([key, delta]) => [key, applyDelta(old.get(key) ?? {}, delta)])
  const next = new Map<string, unknown>([...old, ...Object.entries(set), ...(inner as [string, unknown][])])
  for (const key of gone) next.delete(key)
  // By entries rather than by assignment: a key may be called __proto__.
  return Object.fromEntries(next) as T
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The same into a document that may be written to, such as an immer draft. */
export function writeDelta(target: object, { set, gone, inside }: Delta): void {
  for (const key of gone) Reflect.deleteProperty(target, key)
  for (const [key, value] of Object.entries(set)) Reflect.set(target, key, value)
  for (const [key, inner] of Object.entries(inside)) writeDelta(Reflect.get(target, key), inner)
}
