import type { LocalText } from '../document/primitives.ts'
import { type Ast, childrenOf, parseExpression } from '../expressions/ast.ts'
import { parseTemplate } from '../expressions/template.ts'

/** Where a missing value is asked about on purpose, reading it is no mistake. */
const guards = new Set(['isSet', 'orElse', 'has'])

const known = new Map<string, ReadonlySet<string>>()

/** The names an expression reads, without those it only asks about. */
export function readNames(source: string): ReadonlySet<string> {
  let names = known.get(source)
  if (!names) {
    const found = new Set<string>()
    const read = parseExpression(source)
    if ('ast' in read) collect(read.ast, found)
    names = found
    if (known.size >= 5000) known.clear()
    known.set(source, names)
  }
  return names
}

/** The same for a text with `{{ }}` in one or several languages. */
export function readTemplateNames(text: LocalText | string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const part of typeof text === 'string' ? [text] : Object.values(text)) {
    if (!part?.includes('{{')) continue
    for (const segment of parseTemplate(part).segments)
      if ('expression' in segment) for (const name of readNames(segment.expression)) found.add(name)
  }
  return found
}

function collect(ast: Ast, into: Set<string>): void {
  if (ast.op === 'id') into.add(String(ast.args))
  else if ((ast.op === 'call' || ast.op === 'rcall') && guards.has((ast.args as [string])[0])) return
  // `order == null || …` and `a ? b : c` ask first; what they read then is their author's affair.
  else if (ast.op === '?:' || ast.op === '||') return
  else for (const child of childrenOf(ast)) collect(child, into)
}
