import type { Rule } from '../document/policy.ts'
import type { Language, LocalText } from '../document/primitives.ts'
import type { Project } from '../document/project.ts'
import { asksForPerson, getsUpset, goesRound, handOver, isNotUnderstood, rule, saysOneOf } from '../templates/kit/rules.ts'

const names: Record<string, Record<Language, string>> = {
  'asks-for-human': { 'zh-CN': '客户要求人工', en: 'Asks for a person' },
  'sentiment-worse': { 'zh-CN': '情绪恶化', en: 'Gets upset' },
  'not-understood': { 'zh-CN': '连续两次没听懂', en: 'Not understood twice' },
  'legal-risk': { 'zh-CN': '投诉与法律风险', en: 'Complaint or legal risk' },
  'vip-unhappy': { 'zh-CN': '重要客户情绪转差', en: 'Important customer turns unhappy' },
  'same-question': { 'zh-CN': '反复问同一个问题', en: 'Asks the same again' },
}

/** Parts of words count: “sue” would be found in “issue”. */
const threats: Record<Language, string[]> = { 'zh-CN': ['投诉', '12315', '律师', '起诉'], en: ['complaint', 'lawyer', 'legal action'] }

/**
 * What most services want of a person, in the order they belong in: texts in the project's languages, to a queue of the workspace.
 * @param language of the names
 */
export function ruleExamples(project: Project, { queueId, language }: { queueId: string; language: Language }): Rule[] {
  const place = { queueId }
  const legal = rule('legal-risk', '', saysOneOf(...project.languages.flatMap((each) => threats[each])), [
    { kind: 'needsAttention' },
    handOver(place, 5, {
      'zh-CN': '非常抱歉，专员优先为您处理，正在转接。',
      en: 'I’m very sorry. A specialist takes this with priority; connecting you.',
    }),
  ])
  const vip = rule(
    'vip-unhappy',
    '',
    {
      kind: 'all',
      items: [
        { kind: 'compare', field: 'customer.tags', operator: 'contains', value: 'VIP' },
        { kind: 'compare', field: 'signals.sentimentTrend', operator: 'less', value: -0.2 },
      ],
    },
    [{ kind: 'needsAttention' }],
    { frequency: { kind: 'cooldown', minutes: 30 } },
  )
  return [asksForPerson(place), legal, getsUpset(place), isNotUnderstood(place), vip, goesRound(place)].map((each) => ({
    ...each,
    name: names[each.id]?.[language] ?? each.id,
    then: each.then.map((action) =>
      action.kind === 'handoff' || action.kind === 'offerHuman'
        ? { ...action, message: inLanguages(action.message, project.languages) }
        : action,
    ),
  }))
}

function inLanguages(text: LocalText, languages: readonly Language[]): LocalText {
  return Object.fromEntries(languages.flatMap((each) => (text[each] === undefined ? [] : [[each, text[each]]])))
}
