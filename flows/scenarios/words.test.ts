import { describe, expect, it } from 'vitest'
import { compile } from '../engine/compile.ts'
import { afterSalesProject as project } from '../templates/after-sales/project.ts'
import { generateScenarios } from './generate/generate-scenarios.ts'
import { describeAct, describeExpectation, describeUnmet } from './words.ts'

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

  it('call choices, queues and what came instead by their names', () => {
    const outside = { queues: [{ id: 'q', name: 'Returns' }], choices: { yes: 'Solved', no: 'Not solved' } }
    const offers = { expectation: { kind: 'offers' as const, choiceIds: ['yes'] }, found: 'no' }
    expect(describeUnmet({ unmet: offers, language, project, outside })).toMatch(/Solved.*Not solved/)
    expect(describeAct({ act: { kind: 'choose', choiceId: 'yes' }, language, project, outside })).toContain('“Solved”')
    const queue = { expectation: { kind: 'queue' as const, queueId: 'x' }, found: 'q' }
    expect(describeUnmet({ unmet: queue, language, project, outside })).toContain('Returns')
    const card = { expectation: { kind: 'card' as const, flowId: 'main', cardId: 'order' }, found: 'main.welcome' }
    expect(describeUnmet({ unmet: card, language, project, outside })).toContain('欢迎')
  })

  it('say how a text is understood where that is part of the test', () => {
    const intents = [{ id: project.intents[0]?.id ?? '', score: 0.9 }]
    const understanding = { intents, sentiment: -0.8, asksForHuman: true, urgent: false, topics: [] }
    const told = describeAct({ act: { kind: 'say', text: 'x', understanding }, language, project })
    expect(told).toContain(project.intents[0]?.name)
    expect(told).toMatch(/不满、要找人工|upset, wants a person/)
    expect(describeAct({ act: { kind: 'say', text: 'x' }, language, project })).toMatch(/“x”$/)
  })

  it('call rules and cards by their names', () => {
    expect(describeExpectation({ expectation: { kind: 'rule', ruleId: 'legal-risk', fired: true }, language, project })).toContain(
      '投诉与法律风险',
    )
    expect(describeExpectation({ expectation: { kind: 'card', flowId: 'main', cardId: 'welcome' }, language, project })).toContain('欢迎')
  })
})
