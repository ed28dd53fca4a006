import { Environment } from '@marcbachmann/cel-js'
import { globalFunctions, methods } from './functions.ts'
import type { ExpressionProblem } from './problem.ts'

/** A node of the tree the CEL library parses to. The library's own type is a union over every operator; this is what we use of it. */
export type Ast = { op: string; args: unknown; start: number; end: number }

/** Longest expression in characters, as in the document schema. */
const MAX_SOURCE = 2000

/**
 * CEL with our functions. Whole numbers are turned into plain numbers while parsing (see `parseExpression`), so the mixed
 * operators below only ever meet the counts that CEL's own functions such as size() return.
 */
export const baseEnvironment = createBase()

/** Parse to a tree, or say what is wrong and where. */
export function parseExpression(
  source: string,
  environment: Environment = baseEnvironment,
): { parsed: ReturnType<Environment['parse']>; ast: Ast } | { problem: ExpressionProblem } {
  if (source.trim() === '') return { problem: { code: 'empty', params: {}, start: 0, end: source.length } }
  if (source.length > MAX_SOURCE)
    return { problem: { code: 'tooLong', params: { max: String(MAX_SOURCE) }, start: MAX_SOURCE, end: source.length } }
  try {
    const parsed = environment.parse(source)
    const ast = parsed.ast as unknown as Ast
    normaliseNumbers(ast)
    return { parsed, ast }
  } catch (error) {
    const range = rangeOf(error) ?? { start: 0, end: source.length }
    return {
      problem: { code: 'syntax', params: { near: source.slice(range.start, range.end).trim() || source.slice(-12).trim() }, ...range },
    }
  }
}

export function childrenOf(ast: Ast): Ast[] {
  const found: Ast[] = []
  collect(ast.args, found)
  return found
}

export function rangeOf(error: unknown): { start: number; end: number } | null {
  const range = (error as { range?: { start: number; end: number } } | null)?.range
  return range && typeof range.start === 'number' ? { start: range.start, end: Math.max(range.end, range.start) } : null
}

function collect(args: unknown, into: Ast[]): void {
  if (Array.isArray(args)) for (const item of args) collect(item, into)
  else if (isAst(args)) into.push(args)
}

function isAst(value: unknown): value is Ast {
  return typeof value === 'object' && value !== null && typeof (value as Ast).op === 'string'
}

/**
 * CEL has separate whole and fractional numbers and refuses `price > 5` when price is fractional. People have one kind of
 * number: every whole literal becomes a plain number, except list positions, and a computed position goes through index_().
 */
function normaliseNumbers(ast: Ast): void {
  if (ast.op === 'value') {
    if (typeof ast.args === 'bigint') ast.args = Number(ast.args)
    return
  }
  if (ast.op === '[]') {
    const args = ast.args as [Ast, Ast]
    normaliseNumbers(args[0])
    if (args[1].op === 'value') return
    normaliseNumbers(args[1])
    const wrapper = baseEnvironment.parse('index_(0)').ast as unknown as { args: [string, Ast[]] }
    wrapper.args[1][0] = args[1]
    args[1] = wrapper as unknown as Ast
    return
  }
  for (const child of childrenOf(ast)) normaliseNumbers(child)
}

function createBase(): Environment {
  const environment = new Environment({ homogeneousAggregateLiterals: false, limits: { maxDepth: 60, maxAstNodes: 2000 } })
  for (const { signatures, run } of [...Object.values(globalFunctions), ...Object.values(methods)]) {
    for (const signature of signatures) environment.registerFunction(signature, run)
  }
  const never = () => null
  for (const operator of ['+', '-', '*', '/', '%']) {
    environment.registerOperator(`int ${operator} double: double`, never)
    environment.registerOperator(`double ${operator} int: double`, never)
  }
  environment.registerOperator('double % double: double', never)
  for (const type of ['string', 'double', 'int', 'bool']) environment.registerOperator(`${type} == null`, never)
  for (const type of ['double', 'int']) {
    environment.registerOperator(`string + ${type}: string`, never)
    environment.registerOperator(`${type} + string: string`, never)
  }
  return environment
}
