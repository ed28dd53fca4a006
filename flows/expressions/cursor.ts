/** The expression a dot at the end belongs to: names, fields, calls and brackets up to an operator. null when there is none. */
export function targetBefore(before: string): string | null {
  let depth = 0
  let at = before.length
  while (at > 0) {
    const sign = before[at - 1] ?? ''
    if (sign === ')' || sign === ']') depth += 1
    else if (sign === '(' || sign === '[') {
      if (depth === 0) break
      depth -= 1
    } else if (depth === 0 && !/[\p{L}\p{N}_."']/u.test(sign)) break
    at -= 1
  }
  const target = before.slice(at)
  return target === '' || depth > 0 ? null : target
}

/** Whether a quote is open at the end of a text. */
export function isQuoted(text: string): boolean {
  return /^(?:[^"'\\]|\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*$/su.exec(text) === null
}

/** The expression of a template that a position stands in, also of one whose `}}` is still to come. null in the text around. */
export function expressionAt(text: string, position: number): { start: number; end: number; closed: boolean } | null {
  const open = text.lastIndexOf('{{', position - 2)
  if (open < 0 || position < open + 2) return null
  const start = open + 2
  if (closeOf(text.slice(start, position)) >= 0) return null
  const close = closeOf(text.slice(start))
  const next = text.indexOf('{{', start)
  // A }} behind the next {{ belongs to that one.
  if (close >= 0 && (next < 0 || next > start + close)) return position > start + close ? null : { start, end: start + close, closed: true }
  const line = text.indexOf('\n', position)
  const end = Math.min(next < 0 ? text.length : next, line < 0 ? text.length : line)
  if (position > end) return null
  return { start, end: text.slice(position, end).trim() === '' ? end : position, closed: false }
}

/** Where `}}` stands outside of quotes. */
function closeOf(text: string): number {
  return text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (quoted) => ' '.repeat(quoted.length)).indexOf('}}')
}
