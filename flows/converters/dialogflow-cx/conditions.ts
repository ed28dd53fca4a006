import type { Sketch } from '../sketch.ts'
import { numberLiteral } from './parameters.ts'

type Token = { kind: 'ref' | 'op' | 'word' | 'string' | 'open' | 'close'; text: string }

const tokenPattern = /\s*(?:(\$[A-Za-z_][\w.-]*)|(!=|>=|<=|[=<>:])|"((?:[^"\\]|\\.)*)"|([A-Za-z0-9_.+-]+|[^\s()"$=<>!:]+)|(\()|(\)))/y

/**
 * A condition of a route as CEL: `$session.params.size = "large" AND NOT $session.params.count > 3`. Null when it uses what is not
 * known here, as system functions. A form that is asked card by card is always final, so `$page.params.status = "FINAL"` is true.
 */
export function toCel(condition: string, sketch: Sketch): string | null {
  const tokens = tokenize(condition)
  if (tokens === null || tokens.length > 400) return null
  let at = 0
  const word = (text: string) => tokens[at]?.kind === 'word' && tokens[at]?.text.toUpperCase() === text
  const chain = (joint: string, symbol: string, part: (depth: number) => string | null, depth: number): string | null => {
    const parts = [part(depth)]
    while (word(joint)) {
      at += 1
      parts.push(part(depth))
    }
    if (parts.includes(null)) return null
    return parts.length === 1 ? (parts[0] ?? null) : parts.map((item) => `(${item})`).join(symbol)
  }
  const or = (depth: number): string | null => (depth > 20 ? null : chain('OR', ' || ', and, depth))
  const and = (depth: number): string | null => chain('AND', ' && ', one, depth)
  function one(depth: number): string | null {
    const token = tokens?.[at]
    if (!token || depth > 20) return null
    if (word('NOT')) {
      at += 1
      const inner = one(depth + 1)
      return inner === null ? null : `!(${inner})`
    }
    at += 1
    if (token.kind === 'open') {
      const inner = or(depth + 1)
      if (tokens?.[at]?.kind !== 'close') return null
      at += 1
      return inner
    }
    if (token.kind === 'word' && /^(true|false)$/i.test(token.text)) return token.text.toLowerCase()
    if (token.kind !== 'ref') return null
    const operator = tokens?.[at]
    const value = tokens?.[at + 1]
    if (operator?.kind !== 'op' || !value || !['string', 'word', 'ref'].includes(value.kind)) return null
    at += 2
    return compare(token.text, operator.text, value, sketch)
  }
  const whole = or(0)
  return at === tokens.length ? whole : null
}

function compare(ref: string, operator: string, value: Token, sketch: Sketch): string | null {
  if (/^\$page\.params\.status$/.test(ref)) return operator === '=' && value.text === 'FINAL' ? 'true' : 'false'
  const left = variableOf(ref, sketch)
  if (left === null) return null
  const type = sketch.typeOf(left)
  if (value.kind === 'word' && value.text.toLowerCase() === 'null') {
    return operator === '=' ? `!isSet(${left})` : operator === '!=' ? `isSet(${left})` : null
  }
  const right = value.kind === 'ref' ? variableOf(value.text, sketch) : null
  if (value.kind === 'ref' && right === null) return null
  const ordered = ['<', '<=', '>', '>='].includes(operator)
  const symbol = operator === '=' ? '==' : operator
  if (type === 'number' || (ordered && (right !== null || isNumber(value.text)))) {
    if (right === null && !isNumber(value.text)) return null
    const number = right === null ? numberLiteral(Number(value.text)) : `number(${right})`
    return `${type === 'number' ? left : `number(${left})`} ${operator === ':' ? '==' : symbol} ${number}`
  }
  const text = right === null ? JSON.stringify(value.text) : `text(${right})`
  return operator === ':' ? `text(${left}).contains(${text})` : `text(${left}) ${symbol} ${text}`
}

function variableOf(ref: string, sketch: Sketch): string | null {
  const name = /^\$(?:session\.params|page\.params|intent\.params|flow)\.(.+?)(?:\.original|\.resolved)?$/.exec(ref)?.[1]
  // `$page.params.size.status` asks about the filling of a form.
  return name === undefined || name.endsWith('.status') ? null : sketch.variable(name)
}

function isNumber(text: string): boolean {
  return text !== '' && Number.isFinite(Number(text))
}

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = []
  const source = text.trim()
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < source.length) {
    const match = tokenPattern.exec(source)
    if (!match) return null
    const [, ref, op, string, word, open] = match
    if (ref !== undefined) tokens.push({ kind: 'ref', text: ref })
    else if (op !== undefined) tokens.push({ kind: 'op', text: op })
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replace(/\\(.)/g, '$1') })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else tokens.push(open !== undefined ? { kind: 'open', text: '(' } : { kind: 'close', text: ')' })
  }
  return tokens
}
