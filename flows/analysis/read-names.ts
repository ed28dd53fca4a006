import type { LocalText } from '../document/primitives.ts'
import { type Ast, childrenOf, parseExpression } from '../expressions/ast.ts'
import { parseTemplate } from '../expressions/template.ts'

/**
 * unguarded: without what a formula only asks about, or reads after it has asked · open: without what it masks, so all that a
 * reader of the text gets to see.
 */
type Reading = 'unguarded' | 'open'

/** Where a missing value is asked about on purpose, reading it is no mistake. */
const passedOver: Record<Reading, ReadonlySet<string>> = { unguarded: new Set(['isSet', 'orElse', 'has']), open: new Set(['mask']) }

const known: Record<Reading, Map<string, ReadonlySet<string>>> = { unguarded: new Map(), open: new Map() }

/** The names an expression reads. */
export function readNames(source: string, how: Reading = 'unguarded'): ReadonlySet<string> {
  const remembered = known[how]
  let names = remembered.get(source)
  if (!names) {
    const found = new Set<string>()
    const read = parseExpression(source)
    if ('ast' in read) collect(read.ast, how, found)
    names = found
    if (remembered.size >= 5000) remembered.clear()
    remembered.set(source, names)
  }
  return names
}

/** The same for a text with `{{ }}` in one or several languages. */
export function readTemplateNames(text: LocalText | string, how: Reading = 'unguarded'): ReadonlySet<string> {
  const found = new Set<string>()
  for (const part of typeof text === 'string' ? [text] : Object.values(text)) {
    if (!part?.includes('{{')) continue
    for (const segment of parseTemplate(part).segments)
      if ('expression' in segment) for (const name of readNames(segment.expression, how)) found.add(name)
  }
  return found
}

function collect(ast: Ast, how: Reading, into: Set<string>): void {
  if (ast.op === 'id') into.add(String(ast.args))
  else if ((ast.op === 'call' || ast.op === 'rcall') && passedOver[how].has((ast.args as [string])[0])) return
  // `order == null || …` and `a ? b : c` ask first; what they read then is their author's affair.
  else if (how === 'unguarded' && (ast.op === '?:' || ast.op === '||')) return
  else for (const child of childrenOf(ast)) collect(child, how, into)
}
