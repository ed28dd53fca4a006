import type { Rule, RuleAction } from '../document/policy.ts'
import type { RuleTrace } from '../engine/types.ts'
import type { Scope } from '../expressions/scope.ts'
import type { CompiledRule } from './compile-rules.ts'

export type PolicyResult = {
  /** Rules that take effect now, in order. The last one may change the course of the conversation. */
  hits: CompiledRule[]
  /** Shadow rules that would have fired. */
  shadows: CompiledRule[]
  trace: RuleTrace[]
}

/**
 * Which rules fire, top to bottom. The first that changes the course of the conversation, or says "stop here", ends the
 * list; shadow rules are evaluated all the same. Pure: reads the scope, changes nothing.
 */
export function evaluatePolicy(rules: readonly CompiledRule[], scope: Scope): PolicyResult {
  const result: PolicyResult = { hits: [], shadows: [], trace: [] }
  let stoppedBy: string | null = null
  for (const compiled of rules) {
    const { rule } = compiled
    const skip = whySkipped(rule, scope) ?? (rule.state === 'on' ? stoppedBy : null)
    if (skip !== null) {
      // What it would have looked at is told all the same: "it is off, and it would have held" is an answer.
      const parts = compiled.condition.explain(scope)
      result.trace.push({ ruleId: rule.id, name: rule.name, state: rule.state, result: 'skipped', why: skip, parts })
      continue
    }
    const fired = compiled.condition.test(scope)
    result.trace.push({
      ruleId: rule.id,
      name: rule.name,
      state: rule.state,
      result: fired ? 'fired' : 'no',
      why: null,
      parts: compiled.condition.explain(scope),
    })
    if (!fired) continue
    if (rule.state === 'shadow') {
      result.shadows.push(compiled)
      continue
    }
    result.hits.push(compiled)
    if (rule.stopHere || rule.then.some(changesCourse)) stoppedBy = 'stopped'
  }
  return result
}

/** Hand-off, offering a person and going to another flow change the course. */
export function changesCourse(action: RuleAction): boolean {
  return action.kind === 'handoff' || action.kind === 'offerHuman' || action.kind === 'goToFlow'
}

/** off · flow · channel · once · cooldown; null when the rule is to be looked at. */
function whySkipped(rule: Rule, { state, facts }: Scope): string | null {
  if (rule.state === 'off') return 'off'
  const { flowIds, channels } = rule.scope
  if (flowIds.length > 0 && !state.stack.some((frame) => flowIds.includes(frame.flowId))) return 'flow'
  if (channels.length > 0 && !channels.includes(facts.channel.kind) && !channels.includes(facts.channel.id)) return 'channel'
  const last = Object.hasOwn(state.fired, rule.id) ? state.fired[rule.id] : undefined
  if (!last) return null
  if (rule.frequency.kind === 'once') return 'once'
  if (rule.frequency.kind === 'cooldown' && facts.now - last.at < rule.frequency.minutes * 60_000) return 'cooldown'
  return null
}
