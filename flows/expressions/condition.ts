import type { Condition, Operator } from '../document/condition.ts'
import type { Json } from '../engine/types.ts'
import { compileExpression } from './compile.ts'
import type { ExpressionEnvironment } from './environment.ts'
import { fieldType } from './field-type.ts'
import type { ExpressionProblem } from './problem.ts'
import type { Scope } from './scope.ts'
import { isEqual, toJson, toNumber, wellFormed } from './values.ts'

/** One comparison of a condition as shown in "why": its text, whether it held, the value it looked at. */
export type ConditionPart = { text: string; held: boolean; value: Json }

export type CompiledCondition = {
  /** The whole condition as one CEL expression. */
  cel: string
  test(scope: Scope): boolean
  /** Every comparison with its outcome; for the trace. */
  explain(scope: Scope): ConditionPart[]
  problems: ExpressionProblem[]
}

/** An empty group `all` holds, an empty `any` does not: an unfinished rule must not fire on its own, so see `isEmptyCondition`. */
export function compileCondition(environment: ExpressionEnvironment, condition: Condition): CompiledCondition {
  const cel = conditionToCel(environment, condition)
  const leaves: { cel: string; field: string | null }[] = []
  collect(environment, condition, leaves)
  const whole = compileExpression(environment, cel)
  const parts = leaves.map((leaf) => ({
    text: leaf.cel,
    held: compileExpression(environment, leaf.cel).run,
    value: leaf.field === null ? null : compileExpression(environment, leaf.field).run,
  }))
  return {
    cel,
    test: (scope) => whole.run(scope) === true,
    explain: (scope) =>
      parts.map(({ text, held, value }) => {
        const result = held(scope)
        return { text, held: result === true, value: value ? value(scope) : result }
      }),
    problems: whole.problem ? [whole.problem] : [],
  }
}

/** The condition as CEL; what the formula mode starts from. */
export function conditionToCel(environment: ExpressionEnvironment, condition: Condition): string {
  return write(environment, condition, 0)
}

/** A condition that compares nothing. It never holds. */
export function isEmptyCondition(condition: Condition): boolean {
  if (condition.kind === 'formula') return condition.expression.trim() === ''
  if (condition.kind === 'compare') return condition.field.trim() === ''
  return condition.items.every(isEmptyCondition)
}

function write(environment: ExpressionEnvironment, condition: Condition, depth: number): string {
  if (depth > 30 || isEmptyCondition(condition)) return 'false'
  if (condition.kind === 'formula') return condition.expression
  if (condition.kind === 'compare') return compareToCel(environment, condition)
  const items = condition.items.filter((item) => !isEmptyCondition(item)).map((item) => write(environment, item, depth + 1))
  if (items.length === 1) return items[0] ?? 'false'
  return items.map((item) => `(${item})`).join(condition.kind === 'all' ? ' && ' : ' || ')
}

function collect(environment: ExpressionEnvironment, condition: Condition, into: { cel: string; field: string | null }[]): void {
  if (isEmptyCondition(condition) || into.length >= 60) return
  if (condition.kind === 'formula') into.push({ cel: condition.expression, field: null })
  else if (condition.kind === 'compare') into.push({ cel: compareToCel(environment, condition), field: condition.field })
  else for (const item of condition.items) collect(environment, item, into)
}

type Compare = Extract<Condition, { kind: 'compare' }>

function compareToCel(environment: ExpressionEnvironment, { field, operator, value }: Compare): string {
  const type = fieldType(environment, field)
  const literal = () => toLiteral(coerce(toJson(value), type))
  const listed = () => toLiteral(asList(toJson(value)).map((item) => coerce(item, type)))
  switch (operator) {
    case 'isSet':
      return `isSet(${field})`
    case 'isNotSet':
      return `!isSet(${field})`
    case 'isTrue':
      return type === 'any' ? `${field} == true` : field
    case 'isFalse':
      return type === 'any' ? `${field} == false` : `!${field}`
    case 'contains':
      return type === 'list' ? `${toLiteral(toJson(value))} in ${field}` : `${asText(field, type)}.contains(${textLiteral(value)})`
    case 'notContains':
      return type === 'list' ? `!(${toLiteral(toJson(value))} in ${field})` : `!${asText(field, type)}.contains(${textLiteral(value)})`
    case 'startsWith':
      return `${asText(field, type)}.startsWith(${textLiteral(value)})`
    case 'matches':
      return `${asText(field, type)}.matches(${textLiteral(value)})`
    case 'isOneOf':
      return `${field} in ${listed()}`
    case 'isNoneOf':
      return `!(${field} in ${listed()})`
    default:
      return `${field} ${symbols[operator]} ${literal()}`
  }
}

const symbols: Record<
  Exclude<
    Operator,
    'isSet' | 'isNotSet' | 'isTrue' | 'isFalse' | 'contains' | 'notContains' | 'startsWith' | 'matches' | 'isOneOf' | 'isNoneOf'
  >,
  string
> = {
  equals: '==',
  notEquals: '!=',
  greater: '>',
  greaterOrEqual: '>=',
  less: '<',
  lessOrEqual: '<=',
}

function asText(field: string, type: string): string {
  return type === 'text' || type === 'date' ? field : `text(${field})`
}

/** The builder's inputs are texts; a number field wants a number. */
function coerce(value: Json, type: string): Json {
  if (type === 'number') return toNumber(value) ?? value
  if (type === 'boolean' && typeof value === 'string') return isEqual(value, 'true')
  if ((type === 'text' || type === 'date') && typeof value === 'number') return String(value)
  return value
}

function asList(value: Json): Json[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'string') return value === null ? [] : [value]
  return value
    .split(/[,，、\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function textLiteral(value: unknown): string {
  const json = toJson(value)
  return toLiteral(typeof json === 'string' ? json : json === null ? '' : String(json))
}

/** JSON is CEL for these, save that CEL knows no \/ and no lone surrogates, which JSON.stringify never writes unescaped. */
function toLiteral(value: Json): string {
  return JSON.stringify(typeof value === 'string' ? wellFormed(value) : value)
}
