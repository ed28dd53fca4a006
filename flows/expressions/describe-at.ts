import type { Language } from '../document/primitives.ts'
import { checkExpression } from './check.ts'
import { isQuoted, targetBefore } from './cursor.ts'
import type { ExpressionEnvironment } from './environment.ts'
import { memberType, nameType } from './field-type.ts'
import { findFunction } from './functions/registry.ts'
import { describeType } from './words.ts'

export type Description = {
  /** The function as it is written, or the name. */
  title: string
  /** What it does, or which type it has. */
  help: string
  /** A formula and what it gives; '' for what is no function. */
  example: string
  /** Characters it is about. */
  start: number
  end: number
}

/**
 * Hover help: the name at a position, else the function whose brackets the position is in. Works on half-written formulas.
 * null where there is nothing to say.
 */
export function describeAt({
  environment,
  source,
  position,
  language,
}: {
  environment: ExpressionEnvironment
  source: string
  position: number
  language: Language
}): Description | null {
  if (isQuoted(source.slice(0, position))) return enclosing(source, position, language)
  const begun = /[A-Za-z_]\w*$/.exec(source.slice(0, position))?.[0] ?? ''
  const rest = /^\w*/.exec(source.slice(position))?.[0] ?? ''
  const start = position - begun.length
  const end = position + rest.length
  const name = begun + rest
  const own = /^[A-Za-z_]/.test(name) ? ofName({ environment, source, name, start, end, language }) : null
  return own ?? enclosing(source, position, language)
}

type Place = { environment: ExpressionEnvironment; source: string; name: string; start: number; end: number; language: Language }

function ofName({ environment, source, name, start, end, language }: Place): Description | null {
  if (/^\s*\(/.test(source.slice(end))) return ofFunction(name, start, end, language)
  const behindDot = source[start - 1] === '.'
  const target = behindDot ? targetBefore(source.slice(0, start - 1)) : null
  if (behindDot && target === null) return null
  const type = target === null ? nameType(environment, name) : memberType(checkExpression(environment, target).full, name)
  if (!type) return null
  const called = target === null ? environment.variables.get(name)?.name : undefined
  const words = describeType(type, language)
  const help = called && called !== name ? `${called} · ${words}` : words
  return { title: name, help, example: '', start, end }
}

function ofFunction(name: string, start: number, end: number, language: Language): Description | null {
  const entry = findFunction(name)
  if (!entry) return null
  const [formula, result] = entry.example
  const title = entry.signatures.map((text) => `${name}(${text.replace(/ → /, ') → ')}`).join('\n')
  return { title, help: language === 'zh-CN' ? entry.zh : entry.en, example: `${formula} → ${JSON.stringify(result)}`, start, end }
}

/** The function whose brackets are open here; quoted brackets do not count. */
function enclosing(source: string, position: number, language: Language): Description | null {
  const open: number[] = []
  for (const { 0: sign, index } of source.slice(0, position).matchAll(/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[()]/g)) {
    if (sign === '(') open.push(index)
    else if (sign === ')') open.pop()
  }
  for (const at of open.reverse()) {
    const name = /[A-Za-z_]\w*$/.exec(source.slice(0, at))?.[0]
    const found = name === undefined ? null : ofFunction(name, at - name.length, at, language)
    if (found) return found
  }
  return null
}
