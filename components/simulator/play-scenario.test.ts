import { expect, test } from 'vitest'
import { compile } from '../../flows/engine/compile.ts'
import { runScenario } from '../../flows/scenarios/run-scenario.ts'
import { scenarioSchema } from '../../flows/scenarios/scenario.ts'
import { buildProject } from '../../flows/testing/build-project.ts'
import { playScenario } from './play-scenario.ts'

const both = (text: string) => ({ 'zh-CN': text, en: text })
const project = buildProject({
  variables: [{ id: 'order', name: 'order', type: 'object', scope: 'conversation', sensitive: false }],
  cards: {
    start: [
      ['ask', 'question', { text: both('?'), answer: 'text' }],
      ['call', 'http', { method: 'GET', url: 'https://shop.invalid/', mappings: [{ path: 'body', variable: 'order' }] }],
      ['say', 'message', { text: both('State: {{ order.state }}') }],
    ],
  },
})
const scenario = scenarioSchema.parse({
  id: 's',
  name: 's',
  language: 'zh-CN',
  answers: [{ effect: 'http', then: { kind: 'result', result: { status: 200, body: { state: 'sent' } } } }],
  steps: [{ act: { kind: 'say', text: '42' } }],
})

test('a scenario in the simulator is the same run: every step is there, and the last is where the scenario ends', () => {
  const session = playScenario({ project, scenario })
  expect(session.steps.map(({ event }) => event.kind)).toEqual(['start', 'message', 'effect'])
  expect(session.at).toBe(2)
  const { steps } = runScenario({ program: compile(project), scenario })
  expect(session.steps.at(-1)?.state).toEqual(steps.at(-1)?.moment.state)
  expect(JSON.stringify(session.steps.at(-1)?.commands)).toContain('State: sent')
})
