import { compilePattern } from '../../expressions/pattern.ts'

/**
 * Texts a pattern (RE2) accepts: the shortest way through it, and one with every optional part. Common patterns are understood
 * (classes, repetition, groups, alternatives); of others, or where the result does not fit after all, none is given.
 */
export function sampleOf(source: string): string[] {
  const pattern = compilePattern(source)
  if (!pattern) return []
  const texts = [false, true].flatMap((long) => {
    const reader = { source, at: 0, long }
    const text = readAlternatives(reader)
    return reader.at === source.length && text !== '' && pattern.test(text) ? [text] : []
  })
  return [...new Set(texts)]
}

type Reader = { source: string; at: number; readonly long: boolean }

function readAlternatives(reader: Reader): string {
  const texts = [readSequence(reader)]
  while (reader.source[reader.at] === '|') {
    reader.at += 1
    texts.push(readSequence(reader))
  }
  return (reader.long ? texts.at(-1) : texts[0]) ?? ''
}

function readSequence(reader: Reader): string {
  let text = ''
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const piece = readPiece(reader)
    text += piece.repeat(readTimes(reader))
  }
  return text
}

/** How often the piece just read is wanted. */
function readTimes(reader: Reader): number {
  const quantifier = /^(?:[?*+]|\{(\d+)(,?)(\d*)\})\??/.exec(reader.source.slice(reader.at))
  if (!quantifier) return 1
  reader.at += quantifier[0].length
  const [whole, least, , most] = quantifier
  if (least !== undefined) return reader.long && most ? Math.min(Number(most), 40) : Number(least)
  return whole.startsWith('+') || reader.long ? 1 : 0
}

const classes: Record<string, string> = { d: '7', D: 'a', w: 'a', W: '-', s: ' ', S: 'a', b: '', B: '', A: '', z: '', n: '\n', t: '\t' }

function readPiece(reader: Reader): string {
  const { source } = reader
  const sign = source[reader.at] ?? ''
  reader.at += 1
  if (sign === '^' || sign === '$') return ''
  if (sign === '.') return 'a'
  if (sign === '[') return readClass(reader)
  if (sign === '(') {
    reader.at += /^(?:\?(?:P?<\w+>|[a-zA-Z-]*:))?/.exec(source.slice(reader.at))?.[0].length ?? 0
    const text = readAlternatives(reader)
    reader.at += 1
    return text
  }
  if (sign !== '\\') return sign
  const escaped = source[reader.at] ?? ''
  reader.at += 1
  return classes[escaped] ?? escaped
}

/** One sign of a class such as [A-Z\d_-]; of a negated one a sign that is not in it. */
function readClass(reader: Reader): string {
  const { source } = reader
  const negated = source[reader.at] === '^'
  if (negated) reader.at += 1
  const start = reader.at
  let end = source.indexOf(']', start + 1)
  while (end > 0 && source[end - 1] === '\\' && source[end - 2] !== '\\') end = source.indexOf(']', end + 1)
  if (end < 0) return ''
  reader.at = end + 1
  const inside = source.slice(start, end)
  if (negated) return [...'a7-_ 中A.'].find((sign) => compilePattern(`^[^${inside}]$`)?.test(sign)) ?? ''
  return inside.startsWith('\\') ? (classes[inside[1] ?? ''] ?? inside[1] ?? '') : (inside[0] ?? '')
}
