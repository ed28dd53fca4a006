import type { Policy, Rule } from '../document/policy.ts'
import { type CompiledCondition, compileCondition } from '../expressions/condition.ts'
import type { ExpressionEnvironment } from '../expressions/environment.ts'
import type { Scope } from '../expressions/scope.ts'
import { compileTemplate } from '../expressions/template.ts'

export type CompiledRule = {
  rule: Rule
  condition: CompiledCondition /** The rule's own message per action, as a template closure. */
  render(scope: Scope, text: string): string
}

export function compileRules(environment: ExpressionEnvironment, policy: Policy): CompiledRule[] {
  return policy.rules.map((rule) => ({
    rule,
    condition: compileCondition(environment, rule.when),
    render: (scope, text) => compileTemplate(environment, text)(scope),
  }))
}
