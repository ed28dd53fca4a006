import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/compile.ts'
import { templates } from '../../templates/index.ts'
import { buildProject } from '../../testing/build-project.ts'
import { runScenario } from '../run-scenario.ts'
import { scenarioSchema } from '../scenario.ts'
import { generateScenarios } from './generate-scenarios.ts'

describe.each(templates)('the suite generated for the template $id', ({ project }) => {
  const program = compile(project)
  const { scenarios, figures } = generateScenarios({ program })

  it('goes through every port and every card and fires every rule', () => {
    expect(figures.ports.missing).toEqual([])
    expect(figures.cards.missing).toEqual([])
    expect(figures.rules.missing).toEqual([])
  })

  it('consists of valid scenarios that pass', () => {
    for (const scenario of scenarios) {
      expect(scenarioSchema.parse(scenario)).toEqual(scenario)
      expect(runScenario({ program, scenario }).steps.flatMap(({ unmet }) => unmet)).toEqual([])
    }
  })
})

describe('the generated suite', () => {
  const branching = buildProject({
    variables: [{ id: 'order', name: '订单', type: 'object', scope: 'conversation', sensitive: false }],
    cards: {
      a: [
        ['call', 'http', { url: 'https://example.com', mappings: [{ path: 'data[0]', variable: 'order' }] }],
        [
          'split',
          'branch',
          {
            branches: [
              { id: 'large', name: '', when: { kind: 'formula', expression: 'order.total > 500 && order.status in ["paid", "sent"]' } },
              { id: 'never', name: '', when: { kind: 'formula', expression: 'order.total > 500 && order.total < 400' } },
            ],
          },
        ],
        ['done', 'end', {}],
      ],
      b: [['end', 'end', { message: { 'zh-CN': '大额' } }]],
      c: [['sorry', 'end', { message: { 'zh-CN': '查不到' } }]],
    },
    links: { 'split.branch:large': 'b', 'split.branch:never': 'c', 'call.failed': 'c' },
  })

  it('finds the answer of another system that a condition over several fields asks for', () => {
    const { figures } = generateScenarios({ program: compile(branching) })
    expect(figures.ports.missing).toEqual(['main.split.branch:never'])
  })

  it('is the same every time', () => {
    const twice = [1, 2].map(() => JSON.stringify(generateScenarios({ program: compile(branching) }).scenarios))
    expect(twice[0]).toBe(twice[1])
  })
})
