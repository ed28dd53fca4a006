import type { Condition } from '../document/condition.ts'
import type { VariableType } from '../document/variable.ts'
import { checkExpression as check } from '../expressions/check.ts'
import { conditionToCel } from '../expressions/condition.ts'
import type { ExpressionEnvironment } from '../expressions/environment.ts'
import type { ExpressionProblem } from '../expressions/problem.ts'
import { checkTemplate } from '../expressions/template.ts'

export function checkExpression(environment: ExpressionEnvironment, source: string, expects?: VariableType): ExpressionProblem | null {
  return check(environment, source, expects).problem
}

export function checkTemplateText(environment: ExpressionEnvironment, text: string, secrets = false): ExpressionProblem[] {
  return checkTemplate(environment, text, { secrets })
}

export function checkCondition(environment: ExpressionEnvironment, condition: Condition): ExpressionProblem[] {
  const { problem } = check(environment, conditionToCel(environment, condition), 'boolean')
  return problem ? [problem] : []
}
