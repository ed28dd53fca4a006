import type { Condition } from '../../flows/document/condition.ts'
import type { Project } from '../../flows/document/project.ts'
import type { RuleTrace } from '../../flows/engine/types.ts'
import { isEmptyCondition } from '../../flows/expressions/condition.ts'
import { type Session, storySoFar } from './session.ts'

export type Leaf = Extract<Condition, { kind: 'compare' } | { kind: 'formula' }>
/** A rule as the engine saw it: its place in the list, its comparisons with what they found, and how many are missing. */
export type RuleView = RuleTrace & {
  number: number
  comparisons: { leaf: Leaf | null; part: RuleTrace['parts'][number] }[]
  missing: number
}

/** The rules as the newest step that looked at them saw them: fired first, then those that came nearest. */
export function rulesOf(session: Session): { step: number; rules: RuleView[] } | null {
  for (const [step, { trace }] of [...storySoFar(session).entries()].toReversed()) {
    const entry = trace.find((each) => each.kind === 'rules')
    if (entry?.kind !== 'rules') continue
    const rules = entry.rules.map((rule, index) => viewOf(rule, index, session.project)).sort((a, b) => rank(a) - rank(b))
    return { step, rules }
  }
  return null
}

function viewOf(rule: RuleTrace, index: number, project: Project): RuleView {
  const when = project.policy.rules.find(({ id }) => id === rule.ruleId)?.when
  const leaves = when ? leavesOf(when) : []
  const held = rule.parts.map((part) => part.held)
  return {
    ...rule,
    number: index + 1,
    comparisons: rule.parts.map((part, place) => ({ leaf: leaves.length === held.length ? (leaves[place] ?? null) : null, part })),
    missing: when && leaves.length === held.length ? missingIn(when, [...held]) : held.filter((each) => !each).length,
  }
}

function rank({ result, missing, number }: RuleView): number {
  return (result === 'fired' ? 0 : result === 'no' ? 100 + missing : 10_000) + number / 1000
}

/** The comparisons in the order in which the engine explains them. */
function leavesOf(condition: Condition): Leaf[] {
  if (isEmptyCondition(condition)) return []
  return condition.kind === 'compare' || condition.kind === 'formula' ? [condition] : condition.items.flatMap(leavesOf)
}

/** How many comparisons would have to turn for the condition to hold. Takes its outcomes from the front of `held`. */
function missingIn(condition: Condition, held: boolean[]): number {
  if (condition.kind === 'compare' || condition.kind === 'formula') return held.shift() ? 0 : 1
  const items = condition.items.filter((item) => !isEmptyCondition(item)).map((item) => missingIn(item, held))
  return condition.kind === 'all' ? items.reduce((sum, each) => sum + each, 0) : Math.min(...items)
}
