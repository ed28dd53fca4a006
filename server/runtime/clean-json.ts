/**
 * The same value with what Postgres cannot store in JSON replaced: NUL characters and lone surrogates become U+FFFD.
 * Done where a value comes in, so that the state in memory and the state on disk stay the same.
 */
export function cleanJson<T>(value: T): T {
  // Most values have nothing to clean; writing them out once is cheaper than walking them.
  const text = JSON.stringify(value)
  return text !== undefined && /\\u0000|\\ud[89a-f]/.test(text) ? (clean(value) as T) : value
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for.
const unstorable = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(unstorable, '\uFFFD')
  if (Array.isArray(value)) return value.map(clean)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [clean(key), clean(part)]))
}
