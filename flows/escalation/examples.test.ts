import { describe, expect, test } from 'vitest'
import { analyse } from '../analysis/analyse.ts'
import { projectSchema } from '../document/project.ts'
import { buildProject } from '../testing/build-project.ts'
import { ruleExamples } from './examples.ts'

const flow = { cards: { one: [['q', 'question', { text: { 'zh-CN': '？', en: '?' }, answer: 'text', variable: 'said' }]] as never } }
const variables = [{ id: 'said', name: 'Said', type: 'text' as const, scope: 'conversation' as const, sensitive: false }]
const shop = (languages: ('zh-CN' | 'en')[]) => buildProject({ ...flow, variables, languages, defaultLanguage: languages[0] as 'en' })

describe.each([[['zh-CN', 'en']], [['en']], [['zh-CN']]] as const)('examples in a project of %s', (languages) => {
  const project = shop([...languages])
  const rules = ruleExamples(project, { queueId: 'q', language: 'en' })

  test('are documents that need nothing more: no finding is about one of them', () => {
    const parsed = projectSchema.parse({ ...project, policy: { ...project.policy, rules } })
    expect(parsed.policy.rules).toEqual(rules)
    expect(analyse(parsed, { queueIds: ['q'] }).filter(({ ruleId }) => ruleId)).toEqual([])
  })

  test('have names in both languages, each its own, and texts in the project’s languages alone', () => {
    const chinese = ruleExamples(project, { queueId: 'q', language: 'zh-CN' })
    expect(new Set([...rules, ...chinese].map(({ name }) => name)).size).toBe(rules.length * 2)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { then } of rules)
      for (const action of then)
        if ('message' in action && typeof action.message === 'object') expect(Object.keys(action.message)).toEqual([...languages])
  })
})
