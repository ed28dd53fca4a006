import type { Json } from '../engine/types.ts'
import { checkExpression } from './check.ts'
import { compileExpression } from './compile.ts'
import type { ExpressionEnvironment } from './environment.ts'
import type { ExpressionProblem } from './problem.ts'
import type { Evaluate, Scope } from './scope.ts'
import { MAX_TEXT, toText, wellFormed } from './values.ts'

export type Segment = { text: string } | { expression: string; start: number; end: number }

/**
 * How values are written into the text. people: worded for the customer's language · plain: as data · url: percent-encoded
 * except at the very start · header: as data, the one mode that shows secrets · json: escaped inside quotes, as a JSON value outside, so that a value can never break out.
 */
export type TemplateMode = 'people' | 'plain' | 'url' | 'json' | 'header'

/** Split `Hello {{ name }}` into its parts. Quotes inside an expression may contain braces. */
export function parseTemplate(text: string): { segments: Segment[]; problem: ExpressionProblem | null } {
  const segments: Segment[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{{', at)
    if (open < 0) break
    const close = findClose(text, open + 2)
    if (close < 0)
      return { segments: [...segments, { text: text.slice(at) }], problem: { code: 'unclosed', params: {}, start: open, end: text.length } }
    if (open > at) segments.push({ text: text.slice(at, open) })
    segments.push({ expression: text.slice(open + 2, close), start: open + 2, end: close })
    at = close + 2
  }
  if (at < text.length) segments.push({ text: text.slice(at) })
  return { segments, problem: null }
}

/** A template as a closure. A broken expression renders as nothing. */
export function compileTemplate(environment: ExpressionEnvironment, text: string, mode: TemplateMode = 'people'): (scope: Scope) => string {
  if (!text.includes('{{')) return () => text
  const { segments } = parseTemplate(text)
  let quoted = false
  const parts = segments.map((segment, index): ((scope: Scope) => string) => {
    if ('text' in segment) {
      const literal = segment.text
      if (mode === 'json') quoted = endsInsideQuotes(literal, quoted)
      return () => literal
    }
    return writer({
      run: compileExpression(environment, segment.expression, { secrets: mode === 'header' }).run,
      mode,
      first: index === 0,
      quoted,
    })
  })
  return (scope) => {
    let result = ''
    for (const part of parts) result += part(scope)
    return result.length > MAX_TEXT ? result.slice(0, MAX_TEXT) : result
  }
}

/** A template that keeps the type of a value when it is nothing but one expression: `{{ total }}` gives the number. */
export function compileValue(environment: ExpressionEnvironment, text: string): Evaluate {
  const { segments } = parseTemplate(text.trim())
  const only = segments.length === 1 ? segments[0] : undefined
  if (only && 'expression' in only) return compileExpression(environment, only.expression).run
  const template = compileTemplate(environment, text, 'plain')
  return (scope): Json => template(scope)
}

/** Problems of every expression of a template, with positions in the template. `secrets`: they may stand here (a header of a request). */
export function checkTemplate(environment: ExpressionEnvironment, text: string, { secrets = false } = {}): ExpressionProblem[] {
  if (!text.includes('{{')) return []
  const { segments, problem } = parseTemplate(text)
  const problems = problem ? [problem] : []
  for (const segment of segments) {
    if ('text' in segment) continue
    const found = checkExpression(environment, segment.expression, undefined, { secrets }).problem
    if (found) problems.push({ ...found, start: found.start + segment.start, end: found.end + segment.start })
  }
  return problems
}

function writer({
  run,
  mode,
  first,
  quoted,
}: {
  run: Evaluate
  mode: TemplateMode
  first: boolean
  quoted: boolean
}): (scope: Scope) => string {
  switch (mode) {
    case 'people':
      return (scope) => toText(run(scope), scope.language)
    case 'plain':
    case 'header':
      return (scope) => toText(run(scope))
    case 'url':
      return first ? (scope) => toText(run(scope)) : (scope) => encode(toText(run(scope)))
    case 'json':
      return quoted ? (scope) => JSON.stringify(toText(run(scope))).slice(1, -1) : (scope) => JSON.stringify(run(scope))
  }
}

function encode(text: string): string {
  return encodeURIComponent(wellFormed(text))
}

function endsInsideQuotes(literal: string, inside: boolean): boolean {
  let quoted = inside
  for (let i = 0; i < literal.length; i++) {
    const character = literal[i]
    if (quoted && character === '\\') i++
    else if (character === '"') quoted = !quoted
  }
  return quoted
}

function findClose(text: string, from: number): number {
  let quote = ''
  for (let i = from; i < text.length; i++) {
    const character = text[i]
    if (quote !== '') {
      if (character === '\\') i++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '}' && text[i + 1] === '}') return i
  }
  // An apostrophe left open would swallow the rest of the message: then the first }} counts.
  return quote === '' ? -1 : text.indexOf('}}', from)
}
