import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/compile.ts'
import { afterSalesProject } from '../../templates/after-sales/project.ts'
import { generateScenarios } from '../generate/generate-scenarios.ts'
import { mutate } from './mutate-project.ts'
import { mutationScore } from './mutation-score.ts'

const { scenarios } = generateScenarios({ program: compile(afterSalesProject) })

describe('the mutation score', () => {
  it('makes every kind of mistake there is a place for, each one a document of its own', () => {
    const kinds = new Set([...mutate(afterSalesProject)].map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['fewerSettings', 'noTarget', 'otherCondition', 'otherRule', 'otherTarget', 'otherText', 'ruleOff'])
    for (const { project } of mutate(afterSalesProject)) expect(project).not.toEqual(afterSalesProject)
  })

  it('is high for the generated suite, and nothing for a suite that expects nothing', () => {
    const score = mutationScore({ project: afterSalesProject, scenarios, most: 60 })
    expect(score.noticed / score.total).toBeGreaterThan(0.8)
    const blind = scenarios.map((scenario) => ({ ...scenario, opens: [], steps: scenario.steps.map((step) => ({ ...step, expect: [] })) }))
    expect(mutationScore({ project: afterSalesProject, scenarios: blind, most: 20 }).noticed).toBe(0)
  })

  it('is nothing for a suite that fails on the project itself', () => {
    const [first] = scenarios
    if (!first) throw new Error('no scenario')
    const failing = { ...first, opens: [{ kind: 'owner' as const, owner: 'agent' as const }] }
    expect(mutationScore({ project: afterSalesProject, scenarios: [failing], most: 5 }).noticed).toBe(0)
  })
})
