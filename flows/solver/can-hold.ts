import type { Condition } from '../document/condition.ts'
import type { ExpressionEnvironment } from '../expressions/environment.ts'
import { fieldType } from '../expressions/field-type.ts'
import { anything, type Domain, isEmptyDomain, narrow } from './domain.ts'
import { alternatives, type Conjunction, type Literal } from './literal.ts'

/**
 * Whether conditions can come out as said, all at once. Sound where it says no: there is no value for which they do. A yes only means
 * that nothing speaks against it.
 */
export function canHold(environment: ExpressionEnvironment, parts: readonly { condition: Condition; holds: boolean }[]): boolean {
  let ways: Conjunction[] = [[]]
  for (const { condition, holds } of parts) {
    const more = alternatives(environment, condition, holds)
    // Too many to look at all: only what is known already counts.
    if (more === null) continue
    ways = ways.flatMap((way) => more.flatMap((other) => (isPossible(environment, [...way, ...other]) ? [[...way, ...other]] : [])))
    if (ways.length === 0) return false
    if (ways.length > 256) return true
  }
  return true
}

function isPossible(environment: ExpressionEnvironment, literals: Conjunction): boolean {
  const domains = new Map<string, Domain>()
  for (const literal of literals) {
    const { field } = literal.compare
    const domain = narrow(domains.get(field) ?? anything, literal)
    if (isComparable(environment, literal)) domains.set(field, domain)
    if (isEmptyDomain(domains.get(field) ?? anything)) return false
  }
  return true
}

const ordered = new Set(['greater', 'greaterOrEqual', 'less', 'lessOrEqual'])

/** Order is that of numbers only where the field is one: "10" comes before "9" as a text. */
function isComparable(environment: ExpressionEnvironment, { compare: { field, operator } }: Literal): boolean {
  return !ordered.has(operator) || fieldType(environment, field) === 'number'
}
