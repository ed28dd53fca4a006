import { isRecord } from '../../document/same.ts'
import { createEnvironment, flowEnvironment } from '../../expressions/environment.ts'
import { checkExpression, checkTemplateText } from '../check-texts.ts'
import type { Edit } from './edit.ts'
import { nodePath, type Place } from './proposal.ts'

type Rewrite = { rewrite: (text: string) => string } | { replaceProblem: string }

/** Edits that write anew every text or formula of the field a finding is about, wherever in the field it stands. */
export function rewriteField(place: Place, how: Rewrite): Edit[] {
  const { value, path } = fieldOf(place)
  const rewrite = 'rewrite' in how ? how.rewrite : (text: string) => withoutProblem(place, text, how.replaceProblem)
  return rewritten(value, path, rewrite)
}

function fieldOf(place: Place): { value: unknown; path: string[] } {
  const { finding, project, node } = place
  const field = finding.field?.split('.')[0] ?? ''
  if (finding.ruleId !== undefined) {
    const rule = project.policy.rules.find(({ id }) => id === finding.ruleId)
    return { value: rule, path: ['policy', 'rules', finding.ruleId] }
  }
  if (finding.listenerId !== undefined) {
    const listener = project.listeners?.find(({ id }) => id === finding.listenerId)
    return { value: listener?.on, path: ['listeners', finding.listenerId, 'on'] }
  }
  return { value: node?.settings[field], path: nodePath(place, 'settings', field) }
}

function rewritten(value: unknown, path: string[], rewrite: (text: string) => string): Edit[] {
  if (typeof value === 'string') {
    const after = rewrite(value)
    return after === value ? [] : [{ do: 'set', path, value: after }]
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => rewritten(item, [...path, String(index)], rewrite))
  if (isRecord(value)) return Object.entries(value).flatMap(([key, item]) => rewritten(item, [...path, key], rewrite))
  return []
}

/** The text with the range of the finding's problem, if it has this problem, replaced. */
function withoutProblem({ finding, project, flow }: Place, text: string, replacement: string): string {
  const shared = createEnvironment(project)
  const environment = flow ? flowEnvironment(shared, flow) : shared
  const alone = checkExpression(environment, text)
  const problems = text.includes('{{') ? checkTemplateText(environment, text) : alone ? [alone] : []
  const same = JSON.stringify([finding.problem?.code, finding.problem?.params])
  return problems
    .filter(({ code, params }) => JSON.stringify([code, params]) === same)
    .reduceRight((result, { start, end }) => result.slice(0, start) + replacement + result.slice(end), text)
}
