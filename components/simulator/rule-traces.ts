import type { RuleTrace } from '../../flows/engine/types.ts'
import type { Session } from './session.ts'

/** What the escalation rules made of the step that is looked at; of the last one before it that asked them. */
export function ruleTraces({ steps, at }: Session): RuleTrace[] {
  for (let index = at; index >= 0; index--) {
    const entry = steps[index]?.trace.findLast((each) => each.kind === 'rules')
    if (entry?.kind === 'rules') return entry.rules
  }
  return []
}

/** Parts of the condition that did not hold: how near a rule was. */
export function missing(trace: RuleTrace): number {
  return trace.parts.filter((part) => !part.held).length
}
