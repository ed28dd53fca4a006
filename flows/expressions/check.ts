import type { VariableType } from '../document/variable.ts'
import { parseExpression } from './ast.ts'
import type { ExpressionEnvironment } from './environment.ts'
import { inferType } from './infer-type.ts'
import type { ExpressionProblem } from './problem.ts'
import { didYouMean } from './text/similarity.ts'
import { anyType, fits, readType, type Type, writeType } from './type.ts'

/** `any`: known only while running (a field of a customer, of an HTTP answer). */
export type ExpressionType = VariableType | 'any' | 'nothing'
export type CheckResult = {
  type: ExpressionType /** The type in full, with elements and fields. */
  full: Type
  problem: ExpressionProblem | null
}

/**
 * Type-check an expression against the declared variables, and against the type its place expects. A secret may only stand
 * where `secrets` allows it.
 */
export function checkExpression(
  environment: ExpressionEnvironment,
  source: string,
  expects?: VariableType,
  { secrets = false } = {},
): CheckResult {
  let result = environment.checked.get(source)
  if (!result) {
    result = check(environment, source)
    environment.checked.set(source, result)
  }
  if (result.problem) return result
  const place = { start: 0, end: source.length }
  if (result.full.kind === 'secret' && !secrets) return { ...result, problem: { code: 'secretUse', params: {}, ...place } }
  if (expects === undefined || fits(result.full, readType(expects))) return result
  return { ...result, problem: { code: 'wrongType', params: { is: writeType(result.full), expects }, ...place } }
}

function check(environment: ExpressionEnvironment, source: string): CheckResult {
  const parsed = parseExpression(source)
  if ('problem' in parsed) return { type: 'any', full: anyType, problem: withName(environment, parsed.problem) }
  const { type, problem } = inferType(environment, parsed.ast)
  return problem ? { type: 'any', full: anyType, problem } : { type: type.kind as ExpressionType, full: type, problem: null }
}

/** Somebody wrote the name people see (`订单号`): formulas want its id. */
function withName(environment: ExpressionEnvironment, problem: ExpressionProblem): ExpressionProblem {
  if (problem.code !== 'foreignName') return problem
  const { name = '' } = problem.params
  const variables = [...environment.variables.values()]
  const near = didYouMean(
    name,
    variables.map((variable) => variable.name),
  )
  const meant = variables.find((variable) => variable.name === near)
  return meant ? { ...problem, params: { name, suggestion: meant.id } } : problem
}
