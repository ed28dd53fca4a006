import { describe, expect, it } from 'vitest'
import { compile } from '../engine/compile.ts'
import { afterSalesProject as project } from '../templates/after-sales/project.ts'
import { generateScenarios } from './generate/generate-scenarios.ts'
import { describeAct, describeExpectation } from './words.ts'

const { scenarios } = generateScenarios({ program: compile(project) })

describe.each(['zh-CN', 'en'] as const)('the words of scenarios in %s', (language) => {
  it('say every act and every expectation of a suite in one sentence', () => {
    for (const { steps } of scenarios)
      for (const { act, expect: expected } of steps) {
        expect(describeAct({ act, language, project })).not.toMatch(/undefined|\[object/)
        for (const expectation of expected)
          expect(describeExpectation({ expectation, language, project })).not.toMatch(/undefined|\[object/)
      }
  })

  it('call rules and cards by their names', () => {
    expect(describeExpectation({ expectation: { kind: 'rule', ruleId: 'legal-risk', fired: true }, language, project })).toContain(
      '投诉与法律风险',
    )
    expect(describeExpectation({ expectation: { kind: 'card', flowId: 'main', cardId: 'welcome' }, language, project })).toContain('欢迎')
  })
})
