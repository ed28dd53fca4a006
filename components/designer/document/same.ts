/** Deep equality of JSON. Key order does not count: the database does not keep it. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a).filter(([, value]) => value !== undefined)
  const right = b as Record<string, unknown>
  const size = Object.values(right).filter((value) => value !== undefined).length
  return left.length === size && left.every(([key, value]) => Object.hasOwn(right, key) && same(value, right[key]))
}
