import type { Condition, Operator } from '../document/condition.ts'
import type { Json } from '../engine/types.ts'
import { type Ast, parseExpression } from './ast.ts'
import { conditionToCel } from './condition.ts'
import type { ExpressionEnvironment } from './environment.ts'
import { isSameTree } from './same-tree.ts'

type Compare = Extract<Condition, { kind: 'compare' }>

/**
 * A formula as rows of the visual builder: the inverse of conditionToCel. And, or and their nesting become groups; what is no
 * comparison of a field with a value stays a formula in its row, so nothing is lost. null when the text cannot be read.
 */
export function readCondition(environment: ExpressionEnvironment, source: string): Condition | null {
  const read = parseExpression(source)
  if ('problem' in read) return null
  return readNode(environment, read.ast, source)
}

function readNode(environment: ExpressionEnvironment, ast: Ast, source: string): Condition {
  const kind = ast.op === '&&' ? 'all' : ast.op === '||' ? 'any' : null
  if (kind !== null) {
    const items = operands(ast, ast.op).map((item) => readNode(environment, item, source))
    // The builder has room for thirty rows.
    if (items.length <= 30) return { kind, items }
  }
  const compare = kind === null ? readCompare(ast) : null
  // Types decide how a comparison is written; only one that writes the very same is the same.
  if (compare && writesSame(environment, compare, ast)) return compare
  return { kind: 'formula', expression: source.slice(ast.start, ast.end) }
}

/** `a && b && c` is a tree leaning left; people see one list. */
function operands(ast: Ast, op: string): Ast[] {
  if (ast.op !== op) return [ast]
  const [left, right] = ast.args as [Ast, Ast]
  return [...operands(left, op), ...operands(right, op)]
}

function writesSame(environment: ExpressionEnvironment, compare: Compare, ast: Ast): boolean {
  const written = parseExpression(conditionToCel(environment, compare))
  return 'ast' in written && isSameTree(written.ast, ast)
}

function readCompare(ast: Ast): Compare | null {
  const compare = (field: string | null, operator: Operator, value?: Json): Compare | null =>
    field === null ? null : { kind: 'compare', field, operator, ...(value === undefined ? {} : { value }) }
  if (ast.op === '!_') {
    const inner = readCompare(ast.args as Ast)
    const opposite = inner && negated[inner.operator]
    return inner && opposite ? { ...inner, operator: opposite } : null
  }
  const symbol = symbols[ast.op]
  if (symbol) {
    const [left, right] = ast.args as [Ast, Ast]
    const value = constant(right)
    if (value === undefined) return null
    // A field whose type is not known says "is true" in so many words.
    if (symbol === 'equals' && typeof value === 'boolean') return compare(path(left), value ? 'isTrue' : 'isFalse')
    return compare(path(left), symbol, value)
  }
  if (ast.op === 'in') {
    const [left, right] = ast.args as [Ast, Ast]
    const list = constant(right)
    const item = constant(left)
    if (Array.isArray(list)) return compare(path(left), 'isOneOf', list)
    return item === undefined ? null : compare(path(right), 'contains', item)
  }
  if (ast.op === 'call') {
    const [name, given] = ast.args as [string, Ast[]]
    return name === 'isSet' && given.length === 1 && given[0] ? compare(path(given[0]), 'isSet') : null
  }
  if (ast.op === 'rcall') {
    const [method, target, given] = ast.args as [string, Ast, Ast[]]
    const value = given.length === 1 && given[0] ? constant(given[0]) : undefined
    const operator = Object.hasOwn(methods, method) ? methods[method as keyof typeof methods] : undefined
    return operator && value !== undefined ? compare(path(target) ?? textOf(target), operator, value) : null
  }
  return compare(path(ast), 'isTrue')
}

const methods = { contains: 'contains', startsWith: 'startsWith', matches: 'matches' } as const
const symbols: Readonly<Record<string, Operator | undefined>> = {
  '==': 'equals',
  '!=': 'notEquals',
  '>': 'greater',
  '>=': 'greaterOrEqual',
  '<': 'less',
  '<=': 'lessOrEqual',
}
const negated: Readonly<Partial<Record<Operator, Operator>>> = {
  isSet: 'isNotSet',
  isTrue: 'isFalse',
  contains: 'notContains',
  isOneOf: 'isNoneOf',
}

/** `text(field)`: how a field that is no text is looked into. */
function textOf(ast: Ast): string | null {
  if (ast.op !== 'call') return null
  const [name, given] = ast.args as [string, Ast[]]
  return name === 'text' && given.length === 1 && given[0] ? path(given[0]) : null
}

function path(ast: Ast): string | null {
  if (ast.op === 'id') return String(ast.args)
  if (ast.op !== '.') return null
  const [target, field] = ast.args as [Ast, string]
  const head = path(target)
  return head === null ? null : `${head}.${field}`
}

function constant(ast: Ast): Json | undefined {
  if (ast.op === 'value') {
    const value = ast.args
    if (typeof value === 'bigint') return Number(value)
    return value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' ? value : undefined
  }
  if (ast.op === '-_') {
    const value = constant(ast.args as Ast)
    return typeof value === 'number' ? -value : undefined
  }
  if (ast.op !== 'list') return undefined
  const items = (ast.args as Ast[]).map(constant)
  return items.includes(undefined) ? undefined : (items as Json[])
}
