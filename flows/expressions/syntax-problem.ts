import type { ExpressionProblem } from './problem.ts'

/** Half-width signs for the ones a Chinese keyboard gives. */
const halfWidth: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '、': ',',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '！': '!',
  '＝': '==',
  '＞': '>',
  '＜': '<',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '＋': '+',
  '－': '-',
  '×': '*',
  '÷': '/',
  '：': ':',
  '？': '?',
  '【': '[',
  '】': ']',
  '。': '.',
}

/** Words other languages have for CEL's operators. */
const operatorWords: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  且: '&&',
  或: '||',
  非: '!',
  is: '==',
  equals: '==',
}

/** What a person most likely did wrong where the parser gave up. */
export function syntaxProblem(source: string, { start, end }: { start: number; end: number }): ExpressionProblem {
  const at = { start, end: Math.max(end, start) }
  const character = [...source.slice(start)][0] ?? ''
  const half = halfWidth[character]
  if (half) return { code: 'useInstead', params: { found: character, instead: half }, start, end: start + character.length }
  const word = /^(?:[A-Za-z]+|[且或非])/.exec(source.slice(start))?.[0] ?? ''
  const operator = Object.hasOwn(operatorWords, word.toLowerCase()) ? operatorWords[word.toLowerCase()] : undefined
  if (operator) return { code: 'useInstead', params: { found: word, instead: operator }, start, end: start + word.length }
  const name = /^[\p{L}\p{N}_]+/u.exec(source.slice(start))?.[0] ?? ''
  if (/[^\p{ASCII}]/u.test(name)) return { code: 'foreignName', params: { name }, start, end: start + name.length }
  if (character === '=') return { code: 'useInstead', params: { found: '=', instead: '==' }, start, end: start + 1 }
  const quote = openQuote(source)
  if (quote !== null) return { code: 'openQuote', params: {}, start: quote, end: source.length }
  const bracket = openBracket(source)
  if (bracket !== null && start >= source.trimEnd().length)
    return { code: 'openBracket', params: { bracket: source[bracket] ?? '' }, start: bracket, end: bracket + 1 }
  if (start >= source.trimEnd().length) return { code: 'endsEarly', params: { near: source.trimEnd().slice(-12) }, ...at }
  return { code: 'syntax', params: { near: source.slice(start, end).trim() || source.slice(-12).trim() }, ...at }
}

/** Where a quoted text begins that never ends. */
function openQuote(source: string): number | null {
  let quote = -1
  for (let i = 0; i < source.length; i++) {
    if (quote >= 0 && source[i] === '\\') i++
    else if (quote >= 0 && source[i] === source[quote]) quote = -1
    else if (quote < 0 && (source[i] === '"' || source[i] === "'")) quote = i
  }
  return quote < 0 ? null : quote
}

/** The innermost bracket that is never closed. */
function openBracket(source: string): number | null {
  const open: number[] = []
  for (const { 0: token, index } of source.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[()[\]{}]/g)) {
    if ('([{'.includes(token)) open.push(index)
    else if (')]}'.includes(token)) open.pop()
  }
  return open.at(-1) ?? null
}
