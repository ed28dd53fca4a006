import type { Rule } from '../document/policy.ts'
import { changesCourse } from '../escalation/evaluate.ts'
import { conditionToCel, isEmptyCondition } from '../expressions/condition.ts'
import { canHold } from '../solver/can-hold.ts'
import { checkCondition, checkTemplateText } from './check-texts.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding, FindingCode, Severity } from './finding.ts'

/** What is wrong with the escalation rules. */
export function analyseRules(context: AnalysisContext): Finding[] {
  const { project, environment } = context
  const findings: Finding[] = []
  for (const [index, rule] of project.policy.rules.entries()) {
    const add = (code: FindingCode, severity: Severity, params: Record<string, string> = {}, extra: Partial<Finding> = {}) =>
      findings.push({
        code,
        severity,
        flowId: '',
        ruleId: rule.id,
        params: { rule: rule.name, ...params },
        ...extra,
      })
    if (isEmptyCondition(rule.when)) add('emptyRule', rule.state === 'off' ? 'note' : 'error')
    else
      for (const problem of checkCondition(environment, rule.when))
        add('expression', 'error', { field: 'when' }, { field: 'when', problem })
    if (rule.state !== 'off' && !isEmptyCondition(rule.when) && !canHold(environment, [{ condition: rule.when, holds: true }]))
      add('ruleNeverFires', 'warning')
    checkActions(context, rule, add)
    const shadow = rule.state === 'on' ? shadowedBy(context, project.policy.rules.slice(0, index), rule) : null
    if (shadow) add('shadowedRule', 'warning', { by: shadow.name })
    const same = shadow ? null : sameCase(context, project.policy.rules.slice(0, index), rule)
    if (same) add('sameRule', 'note', { by: same.name })
    for (const id of rule.scope.flowIds) if (!Object.hasOwn(project.flows, id)) add('unknownFlow', 'error', { id }, { field: 'scope' })
  }
  return findings
}

type Add = (code: FindingCode, severity: Severity, params?: Record<string, string>, extra?: Partial<Finding>) => void

function checkActions({ project, environment, queues }: AnalysisContext, rule: Rule, add: Add): void {
  for (const action of rule.then) {
    if (action.kind === 'handoff' || action.kind === 'offerHuman') {
      const queueId = action.queueId || project.settings.fallbackQueueId
      if (queueId === '') add('nothingChosen', 'error', { field: 'queueId' })
      else if (queues && !queues.has(queueId)) add('unknownQueue', 'error', { id: queueId })
      for (const text of Object.values(action.message))
        for (const problem of checkTemplateText(environment, text ?? '')) add('expression', 'error', { field: 'message' }, { problem })
      const written = Object.values(action.message).some((text) => text?.trim())
      for (const language of project.languages)
        if (written && !action.message[language]?.trim()) add('missingTranslation', 'warning', { language, field: 'message' })
    }
    if (action.kind === 'handoff' && action.afterCardId !== undefined) {
      const { afterCardId } = action
      if (!Object.values(project.flows).some((flow) => Object.hasOwn(flow.cards, afterCardId)))
        add('unknownCard', 'error', { id: afterCardId })
    }
    const internal = action.kind === 'ticket' ? Object.values(action.subject) : action.kind === 'notify' ? [action.message] : []
    const field = action.kind === 'ticket' ? 'subject' : 'notify'
    for (const text of internal)
      for (const problem of checkTemplateText(environment, text ?? '')) add('expression', 'error', { field }, { problem })
    if (action.kind === 'goToFlow' && !Object.hasOwn(project.flows, action.flowId)) add('unknownFlow', 'error', { id: action.flowId })
  }
}

/** An earlier rule that ends the list whenever this one's condition holds leaves nothing for it. */
function shadowedBy({ environment }: AnalysisContext, earlier: Rule[], rule: Rule): Rule | null {
  const own = { condition: rule.when, holds: true }
  // A rule that never fires has its own finding.
  if (isEmptyCondition(rule.when) || !canHold(environment, [own])) return null
  for (const other of earlier) {
    const ends = other.stopHere || other.then.some(changesCourse)
    if (other.state !== 'on' || !ends || other.frequency.kind !== 'always' || isEmptyCondition(other.when) || !covers(other, rule)) continue
    const isSame = conditionToCel(environment, other.when) === conditionToCel(environment, rule.when)
    if (isSame || !canHold(environment, [own, { condition: other.when, holds: false }])) return other
  }
  return null
}

/** An earlier rule for exactly the same case, both deciding where the conversation goes: the later one acts only while that one rests. */
function sameCase({ environment }: AnalysisContext, earlier: Rule[], rule: Rule): Rule | null {
  const decides = ({ state, then, when }: Rule) => state === 'on' && then.some(changesCourse) && !isEmptyCondition(when)
  if (!decides(rule)) return null
  const implies = (one: Rule, other: Rule) =>
    !canHold(environment, [
      { condition: one.when, holds: true },
      { condition: other.when, holds: false },
    ])
  const written = conditionToCel(environment, rule.when)
  const isSame = (other: Rule) => conditionToCel(environment, other.when) === written || (implies(rule, other) && implies(other, rule))
  return earlier.find((other) => decides(other) && (covers(other, rule) || covers(rule, other)) && isSame(other)) ?? null
}

function covers(other: Rule, rule: Rule): boolean {
  const within = (wide: string[], narrow: string[]) =>
    wide.length === 0 || (narrow.length > 0 && narrow.every((item) => wide.includes(item)))
  return within(other.scope.flowIds, rule.scope.flowIds) && within(other.scope.channels, rule.scope.channels)
}
