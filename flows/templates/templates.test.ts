import { describe, expect, it } from 'vitest'
import { analyse } from '../analysis/analyse.ts'
import { projectSchema } from '../document/project.ts'
import { compile } from '../engine/compile.ts'
import { runScenario } from '../scenarios/run-scenario.ts'
import { inLanguage } from './in-language.ts'
import { templates } from './index.ts'

describe.each(templates)('template $id', (template) => {
  const project = projectSchema.parse(template.project)
  const queueIds = template.queues.map(({ id }) => id)

  it('compiles without a broken node and has nothing to point out', () => {
    expect(compile(project).broken).toEqual([])
    expect(analyse(project, { queueIds })).toEqual([])
  })

  it('comes with tests that pass', () => {
    const program = compile(project)
    for (const scenario of template.scenarios) {
      const { steps, unanswered } = runScenario({ program, scenario })
      const unmet = steps.flatMap((step) => step.unmet.map((each) => ({ scenario: scenario.id, step: step.index, each })))
      expect(unmet).toEqual([])
      expect(unanswered.filter(({ effect }) => effect === 'http' || effect === 'ticket')).toEqual([])
    }
    expect(template.scenarios.length).toBeGreaterThanOrEqual(4)
  })

  it('says everything in Chinese and in English', () => {
    const missing = JSON.stringify(project.flows).match(/\{"zh-CN":"[^"]+"\}|\{"en":"[^"]+"\}/g)
    expect(missing).toBeNull()
    for (const language of ['zh-CN', 'en'] as const) expect(template.knowledge.some((entry) => entry.language === language)).toBe(true)
  })

  it('has no Chinese name left for people who work in English, and works the same', () => {
    const english = projectSchema.parse(inLanguage(template, 'en'))
    const names = Object.values(english.flows).flatMap((flow) => [flow.name, ...Object.values(flow.cards).map((card) => card.name)])
    const all = [...names, ...[english.variables, english.intents, english.policy.rules].flatMap((list) => list.map(({ name }) => name))]
    expect(all.filter((name) => /\p{Script=Han}/u.test(name))).toEqual([])
    expect(analyse(english, { queueIds })).toEqual([])
  })

  it('gives every card a place of its own', () => {
    for (const flow of Object.values(project.flows)) {
      const places = Object.keys(flow.cards).map((id) => JSON.stringify(template.layout[flow.id]?.cards[id]))
      expect(places).not.toContain(undefined)
      expect(new Set(places).size).toBe(places.length)
    }
  })
})
