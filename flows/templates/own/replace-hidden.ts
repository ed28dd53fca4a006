/**
 * Puts the same harmless word for the same hidden string wherever it stands, also in keys, so that what belongs together still does.
 * `known` says what some of them are called (queues); the others are numbered.
 */
export function createReplacer(pattern: RegExp, known: ReadonlyMap<string, string>) {
  const words = new Map<string, string>()
  let seen = 0
  const word = (hidden: string): string => {
    const name = known.get(hidden)
    if (name !== undefined) return name
    seen += 1
    const made = words.get(hidden) ?? `removed${words.size + 1}`
    words.set(hidden, made)
    return made
  }
  const text = (value: string, again = 5): string => {
    const once = value.replace(pattern, word)
    // What was on both sides of a piece that is gone may be hidden when put together.
    return once === value || again === 0 ? once : text(once, again - 1)
  }
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(walk)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [text(key), walk(part)]))
  }
  return {
    replace: <T>(value: T): T => walk(value) as T,
    /** How many were cut out so far; those with a name are not counted. */
    count: () => seen,
  }
}
