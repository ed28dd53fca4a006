import { RE2JS } from 're2js'

/** Longest pattern a person may write. */
const MAX_PATTERN = 500
const cache = new Map<string, RE2JS | null>()

/**
 * A pattern that runs in linear time on any text (RE2), or null when it cannot be read. Texts come from customers and
 * patterns from authors, so a backtracking engine would let one message stop the machine.
 */
export function compilePattern(
  source: string,
): { test(text: string): boolean /** The first group of the first match, or all of it. */; find(text: string): string | null } | null {
  let pattern = cache.get(source)
  if (pattern === undefined) {
    pattern = read(source)
    if (cache.size >= 500) cache.clear()
    cache.set(source, pattern)
  }
  const compiled = pattern
  if (compiled === null) return null
  return {
    test: (text) => compiled.matcher(text.slice(0, 4000)).find(),
    find(text) {
      const matcher = compiled.matcher(text.slice(0, 4000))
      if (!matcher.find()) return null
      return (matcher.groupCount() > 0 ? matcher.group(1) : null) ?? matcher.group() ?? null
    },
  }
}

function read(source: string): RE2JS | null {
  if (source.length > MAX_PATTERN) return null
  try {
    return RE2JS.compile(source)
  } catch {
    return null
  }
}
