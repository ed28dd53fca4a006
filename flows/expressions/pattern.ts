import { RE2JS } from 're2js'

/** Longest pattern a person may write, and how much of a text is looked at. */
const MAX_PATTERN = 500
const MAX_SUBJECT = 4000
const cache = new Map<string, Pattern | null>()

export type Pattern = {
  test(text: string): boolean
  /** What the pattern matches, or its first group when it has one; at most `most`. */
  findAll(text: string, most: number): string[]
  /** Every match replaced by a plain text. */
  replace(text: string, by: string): string
}

/**
 * A pattern that runs in linear time on any text (RE2), or null when it cannot be read. Texts come from customers and
 * patterns from authors, so a backtracking engine would let one message stop the machine.
 */
export function compilePattern(source: string): Pattern | null {
  let pattern = cache.get(source)
  if (pattern === undefined) {
    pattern = read(source)
    if (cache.size >= 500) cache.clear()
    cache.set(source, pattern)
  }
  return pattern
}

function read(source: string): Pattern | null {
  if (source.length > MAX_PATTERN) return null
  try {
    return wrap(RE2JS.compile(source))
  } catch {
    return null
  }
}

function wrap(pattern: RE2JS): Pattern {
  return {
    test: (text) => pattern.matcher(text.slice(0, MAX_SUBJECT)).find(),
    findAll(text, most) {
      const matcher = pattern.matcher(text.slice(0, MAX_SUBJECT))
      const group = pattern.groupCount() > 0 ? 1 : 0
      const found: string[] = []
      while (found.length < most && matcher.find()) found.push(matcher.group(group) ?? '')
      return found
    },
    replace(text, by) {
      const subject = text.slice(0, MAX_SUBJECT)
      const matcher = pattern.matcher(subject)
      let result = ''
      let at = 0
      while (result.length < MAX_SUBJECT * 5 && matcher.find()) {
        result += subject.slice(at, matcher.start()) + by
        at = matcher.end()
      }
      return result + text.slice(at)
    },
  }
}
