import type { VariableType } from '../document/variable.ts'
import { type Ast, childrenOf, parseExpression, rangeOf } from './ast.ts'
import { compileExpression } from './compile.ts'
import type { ExpressionEnvironment } from './environment.ts'
import { compilePattern } from './pattern.ts'
import type { ExpressionProblem } from './problem.ts'

/** `any`: known only while running (a field of a customer, of an HTTP answer). */
export type ExpressionType = VariableType | 'any' | 'nothing'
export type CheckResult = { type: ExpressionType; problem: ExpressionProblem | null }

/** Type-check an expression against the declared variables, and against the type its place expects. */
export function checkExpression(environment: ExpressionEnvironment, source: string, expects?: VariableType): CheckResult {
  let result = environment.checked.get(source)
  if (!result) {
    result = check(environment, source)
    environment.checked.set(source, result)
  }
  if (result.problem || expects === undefined || fits(result.type, expects)) return result
  return { type: result.type, problem: { code: 'wrongType', params: { is: result.type, expects }, start: 0, end: source.length } }
}

function check(environment: ExpressionEnvironment, source: string): CheckResult {
  const parsed = parseExpression(source, environment.checker())
  if ('problem' in parsed) return { type: 'any', problem: parsed.problem }
  const { problem } = compileExpression(environment, source)
  if (problem) return { type: 'any', problem }
  const outcome = parsed.parsed.check()
  if (!outcome.valid) return { type: 'any', problem: problemOf(outcome.error, source) }
  return { type: fromCel(outcome.type ?? 'dyn'), problem: badPattern(parsed.ast) }
}

function fits(type: ExpressionType, expects: VariableType): boolean {
  if (type === 'any' || type === 'nothing' || type === expects) return true
  return (expects === 'date' && type === 'text') || (expects === 'text' && type === 'date')
}

function fromCel(type: string): ExpressionType {
  if (type === 'double' || type === 'int' || type === 'uint') return 'number'
  if (type === 'string') return 'text'
  if (type === 'bool') return 'boolean'
  if (type.startsWith('list')) return 'list'
  if (type.startsWith('null')) return 'nothing'
  return type === 'dyn' ? 'any' : 'object'
}

/** The library's sentence → our code. Its messages carry the types as `no such overload: string + double`. */
function problemOf(error: unknown, source: string): ExpressionProblem {
  const { code = '', summary = '' } = (error ?? {}) as { code?: string; summary?: string }
  const range = rangeOf(error) ?? { start: 0, end: source.length }
  const name = /: (.+)$/.exec(summary)?.[1] ?? ''
  if (code === 'unknown_variable') return { code: 'unknownVariable', params: { name }, ...range }
  if (code === 'no_such_key') return { code: 'unknownField', params: { name }, ...range }
  const operands = /no such overload: (.+) (\S+) (.+)$/.exec(summary)
  if (operands)
    return { code: 'wrongOperands', params: { left: word(operands[1]), operator: operands[2] ?? '', right: word(operands[3]) }, ...range }
  const called = /'([\w.<>, ]*?)\(/.exec(summary)?.[1]
  if (called) return { code: 'wrongArguments', params: { name: called.split('.').pop() ?? called }, ...range }
  return { code: 'wrongOperands', params: { left: '', operator: source.slice(range.start, range.end), right: '' }, ...range }
}

function word(celType = ''): string {
  return fromCel(celType)
}

function badPattern(ast: Ast): ExpressionProblem | null {
  if (ast.op === 'rcall') {
    const [name, , args] = ast.args as [string, Ast, Ast[]]
    const pattern = args[0]
    if (name === 'matches' && pattern?.op === 'value' && compilePattern(String(pattern.args)) === null) {
      return { code: 'badPattern', params: { pattern: String(pattern.args) }, start: pattern.start, end: pattern.end }
    }
  }
  for (const child of childrenOf(ast)) {
    const problem = badPattern(child)
    if (problem) return problem
  }
  return null
}
