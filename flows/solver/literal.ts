import type { Condition } from '../document/condition.ts'
import { type Ast, parseExpression } from '../expressions/ast.ts'
import type { ExpressionEnvironment } from '../expressions/environment.ts'
import { readCondition } from '../expressions/read-condition.ts'

/** One comparison that must come out true or false. */
export type Literal = { compare: Extract<Condition, { kind: 'compare' }>; holds: boolean }
/** Comparisons that must all come out as said. */
export type Conjunction = readonly Literal[]

/** Most ways a condition may be split into; more are not looked at. */
const MOST = 128

/**
 * The ways to make a condition come out as wanted, as alternatives of comparisons. What is no comparison of a field with a value
 * is left out: it may come out either way. null when there are too many ways.
 */
export function alternatives(environment: ExpressionEnvironment, condition: Condition, wanted: boolean): Conjunction[] | null {
  switch (condition.kind) {
    case 'compare':
      return condition.field.trim() === '' ? [[]] : [[{ compare: condition, holds: wanted }]]
    case 'formula':
      return formula(environment, condition.expression, wanted)
    default: {
      const items = condition.items.map((item) => alternatives(environment, item, wanted))
      return (condition.kind === 'all') === wanted ? product(items) : union(items)
    }
  }
}

function formula(environment: ExpressionEnvironment, source: string, wanted: boolean): Conjunction[] | null {
  const text = source.trim()
  if (text === 'true' || text === 'false') return (text === 'true') === wanted ? [[]] : []
  const rows = readCondition(environment, text)
  if (rows === null) return [[]]
  if (rows.kind !== 'formula') return alternatives(environment, rows, wanted)
  // `!(a && b)` is the other way round of what stands in it.
  const read = parseExpression(rows.expression)
  if (!('ast' in read) || read.ast.op !== '!_') return [[]]
  const inner = read.ast.args as Ast
  return formula(environment, rows.expression.slice(inner.start, inner.end), !wanted)
}

/** Every alternative of the one with every alternative of the other. */
function product(parts: readonly (Conjunction[] | null)[]): Conjunction[] | null {
  let all: Conjunction[] = [[]]
  for (const part of parts) {
    if (part === null || all.length * part.length > MOST) return null
    all = all.flatMap((left) => part.map((right) => [...left, ...right]))
  }
  return all
}

function union(parts: readonly (Conjunction[] | null)[]): Conjunction[] | null {
  const all = parts.flatMap((part) => part ?? [])
  return parts.includes(null) || all.length > MOST ? null : all
}
