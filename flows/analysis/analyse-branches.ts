import type { Condition } from '../document/condition.ts'
import { isEmptyCondition } from '../expressions/condition.ts'
import type { ExpressionEnvironment } from '../expressions/environment.ts'
import { canHold } from '../solver/can-hold.ts'

/** Which ways of a branch can never be taken: ids, and `else`. Branches are looked at in order, so a later one needs all before it to fail. */
export function deadBranches(environment: ExpressionEnvironment, branches: readonly { id: string; when: Condition }[]): string[] {
  const dead: string[] = []
  const failed: { condition: Condition; holds: boolean }[] = []
  for (const { id, when } of branches) {
    if (isEmptyCondition(when)) continue
    if (!canHold(environment, [...failed, { condition: when, holds: true }])) dead.push(id)
    failed.push({ condition: when, holds: false })
  }
  if (failed.length > 0 && !canHold(environment, failed)) dead.push('else')
  return dead
}
