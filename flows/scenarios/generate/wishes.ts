import type { Condition } from '../../document/condition.ts'
import type { Project } from '../../document/project.ts'
import { isRecord, isSame } from '../../document/same.ts'
import type { Json } from '../../engine/types.ts'
import { type Ast, childrenOf, parseExpression } from '../../expressions/ast.ts'
import { parseNode } from '../../nodes/parse-settings.ts'

/** What must be where for a condition to come out one way: path (`order.status`, `signals.sentiment`) → value. */
export type Wish = Readonly<Record<string, Json>>

/** Most ways to fulfil one condition; conditions people write have few. */
const MAX_WISHES = 24

/** Ways to make a condition come out as wanted, each by itself. Empty when nothing is known about it. */
export function wishesFor(condition: Condition, wanted: boolean): Wish[] {
  switch (condition.kind) {
    case 'compare':
      return condition.field === '' ? [] : compareWishes(condition, wanted)
    case 'formula': {
      const read = parseExpression(condition.expression)
      return 'ast' in read ? formulaWishes(read.ast, wanted) : []
    }
    default: {
      const ways = condition.items.map((item) => wishesFor(item, wanted))
      return (condition.kind === 'all') === wanted ? combine(ways) : ways.flat().slice(0, MAX_WISHES)
    }
  }
}

/** The wishes of every condition of a project, either way: what is worth trying to bring about. */
export function wishesOf(project: Project): Wish[] {
  const conditions = project.policy.rules.filter((rule) => rule.state !== 'off').map((rule) => rule.when)
  for (const flow of Object.values(project.flows))
    for (const card of Object.values(flow.cards))
      for (const node of card.nodes) {
        const { conditions: own = [], expressions = [] } = parseNode(node).uses
        conditions.push(...own.map(({ condition }) => condition))
        conditions.push(...expressions.map(({ expression }) => ({ kind: 'formula' as const, expression })))
      }
  const all = new Map<string, Wish>()
  for (const condition of conditions)
    for (const wanted of [true, false]) for (const wish of wishesFor(condition, wanted)) all.set(JSON.stringify(wish), wish)
  return [...all.values()]
}

type Compare = Extract<Condition, { kind: 'compare' }>

function compareWishes({ field, operator, value }: Compare, wanted: boolean): Wish[] {
  const wish = (...values: Json[]): Wish[] => values.map((each) => ({ [field]: each }))
  const constant = toValue(value)
  const listed = Array.isArray(constant)
    ? constant
    : typeof constant === 'string'
      ? constant.split(/[,，、\n]/).map((item) => item.trim())
      : [constant]
  switch (operator) {
    case 'equals':
    case 'notEquals':
      return wanted === (operator === 'equals') ? wish(constant) : wish(otherThan(constant))
    case 'contains':
    case 'notContains':
      return wanted === (operator === 'contains') ? wish(constant, [constant]) : wish('', [])
    case 'startsWith':
      return wanted ? wish(constant) : wish('')
    case 'matches':
      return wanted ? wish(constant) : wish('')
    case 'greater':
    case 'greaterOrEqual':
    case 'less':
    case 'lessOrEqual':
      return wish(...aside(constant, operator, wanted))
    case 'isOneOf':
    case 'isNoneOf':
      return wanted === (operator === 'isOneOf') ? wish(...listed) : wish(otherThan(listed[0] ?? null))
    case 'isSet':
    case 'isNotSet':
      return wanted === (operator === 'isSet') ? wish('1') : wish(null)
    case 'isTrue':
    case 'isFalse':
      return wish(wanted === (operator === 'isTrue'))
  }
}

/** A number on the wanted side of a limit. */
function aside(limit: Json, operator: string, wanted: boolean): Json[] {
  const number = Number(limit)
  if (typeof limit === 'string' && Number.isNaN(number)) return [limit]
  const step = Math.abs(number) < 2 && !Number.isInteger(number) ? 0.1 : 1
  const isAbove = (operator === 'greater' || operator === 'greaterOrEqual') === wanted
  const isOnLimit = operator.endsWith('OrEqual') === wanted
  return [isOnLimit ? number : number + (isAbove ? step : -step), number + (isAbove ? step : -step)]
}

function formulaWishes(ast: Ast, wanted: boolean): Wish[] {
  const args = ast.args as [Ast, Ast]
  switch (ast.op) {
    case '&&':
    case '||': {
      const ways = [formulaWishes(args[0], wanted), formulaWishes(args[1], wanted)]
      return (ast.op === '&&') === wanted ? combine(ways) : ways.flat().slice(0, MAX_WISHES)
    }
    case '!_':
      return formulaWishes(ast.args as unknown as Ast, !wanted)
    case '==':
    case '!=':
    case '>':
    case '>=':
    case '<':
    case '<=': {
      const read = comparison(args[0], args[1])
      if (!read) return []
      return compareWishes(
        { kind: 'compare', field: read.path, operator: read.mirrored ? mirrored[ast.op] : operators[ast.op], value: read.value },
        wanted,
      )
    }
    case 'in': {
      // `x in [..]` picks from a list of constants, `"a" in x` looks into a list.
      const path = pathOf(args[0])
      const into = pathOf(args[1])
      const constants = constantOf(args[1])
      const item = constantOf(args[0])
      if (path !== null && constants !== undefined)
        return compareWishes({ kind: 'compare', field: path, operator: 'isOneOf', value: constants }, wanted)
      if (into !== null && item !== undefined) return wanted ? [{ [into]: [item] }] : [{ [into]: [] }]
      return []
    }
    case 'rcall': {
      const [method, target, given] = ast.args as unknown as [string, Ast, Ast[]]
      const path = pathOf(target)
      const value = given?.[0] ? constantOf(given[0]) : undefined
      if (path === null || value === undefined) return []
      const operator = ({ contains: 'contains', startsWith: 'startsWith', matches: 'matches' } as const)[method]
      return operator ? compareWishes({ kind: 'compare', field: path, operator, value }, wanted) : []
    }
    case 'call': {
      const [name, given] = ast.args as unknown as [string, Ast[]]
      const path = given?.[0] ? pathOf(given[0]) : null
      return name === 'isSet' && path !== null ? compareWishes({ kind: 'compare', field: path, operator: 'isSet' }, wanted) : []
    }
    default: {
      const path = pathOf(ast)
      return path === null ? [] : [{ [path]: wanted }]
    }
  }
}

const operators = { '==': 'equals', '!=': 'notEquals', '>': 'greater', '>=': 'greaterOrEqual', '<': 'less', '<=': 'lessOrEqual' } as const
const mirrored = { '==': 'equals', '!=': 'notEquals', '>': 'less', '>=': 'lessOrEqual', '<': 'greater', '<=': 'greaterOrEqual' } as const

function comparison(left: Ast, right: Ast): { path: string; value: Json; mirrored: boolean } | null {
  const leftPath = pathOf(left)
  const rightPath = pathOf(right)
  const leftValue = constantOf(left)
  const rightValue = constantOf(right)
  if (leftPath !== null && rightValue !== undefined) return { path: leftPath, value: rightValue, mirrored: false }
  return rightPath !== null && leftValue !== undefined ? { path: rightPath, value: leftValue, mirrored: true } : null
}

function pathOf(ast: Ast): string | null {
  if (ast.op === 'id') return String(ast.args)
  if (ast.op === '.') {
    const [target, field] = ast.args as [Ast, string]
    const path = pathOf(target)
    return path === null ? null : `${path}.${field}`
  }
  return null
}

function constantOf(ast: Ast): Json | undefined {
  if (ast.op === 'value') return toValue(ast.args)
  if (ast.op === '-_')
    return typeof constantOf(ast.args as unknown as Ast) === 'number' ? -(constantOf(ast.args as unknown as Ast) as number) : undefined
  if (ast.op !== 'list') return undefined
  const items = childrenOf(ast).map(constantOf)
  return items.every((item) => item !== undefined) ? (items as Json[]) : undefined
}

/** One wish of each, all together. */
function combine(ways: readonly Wish[][]): Wish[] {
  let all: readonly Wish[] = [{}]
  for (const wishes of ways) {
    if (wishes.length === 0) continue
    all = all.flatMap((left) => wishes.flatMap((right): Wish[] => merge(left, right))).slice(0, MAX_WISHES)
  }
  return all.filter((wish) => Object.keys(wish).length > 0)
}

/** Both together. Where they want different things of one place, what one of them wants may do for both (`n > 5 && n < 9`), or what lies between. */
function merge(left: Wish, right: Wish): Wish[] {
  const clashes = Object.entries(right).filter(([path, value]) => path in left && !isSame(left[path], value))
  if (clashes.length === 0) return [{ ...left, ...right }]
  const [path = '', value] = clashes[0] ?? []
  const other = left[path]
  const between = typeof value === 'number' && typeof other === 'number' ? [{ ...left, ...right, [path]: (value + other) / 2 }] : []
  return [{ ...left, ...right }, { ...right, ...left }, ...between]
}

function otherThan(value: Json): Json {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return value === 'other' ? 'another' : 'other'
}

function toValue(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value)
  if (value === undefined || (isRecord(value) && Object.keys(value).length === 0)) return null
  return value as Json
}
