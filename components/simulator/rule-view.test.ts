import { expect, it } from 'vitest'
import type { Condition } from '../../flows/document/condition.ts'
import type { Rule } from '../../flows/document/policy.ts'
import { buildProject } from '../../flows/testing/build-project.ts'
import { rulesOf } from './rule-view.ts'
import { begin } from './testing/begin.ts'

const turns = (value: number): Condition => ({ kind: 'compare', field: 'signals.turns', operator: 'greaterOrEqual', value })
const rule = (id: string, when: Condition, state: Rule['state'] = 'on'): Rule => ({
  id,
  name: id,
  when,
  then: [{ kind: 'tag', tag: id }],
  state,
  frequency: { kind: 'always' },
  scope: { flowIds: [], channels: [] },
  stopHere: false,
})

it('shows every rule with its comparisons: fired first, then the nearest, those not looked at last', async () => {
  const project = buildProject({
    variables: [{ id: 'x', name: 'X', type: 'text', scope: 'conversation', sensitive: false }],
    cards: { a: [['ask', 'question', { text: { 'zh-CN': '?' }, answer: 'email', variable: 'x', retries: 9 }]] },
    policy: {
      rules: [
        rule('off', turns(1), 'off'),
        rule('two-short', { kind: 'all', items: [turns(8), turns(1), turns(9)] }),
        rule('one-short', {
          kind: 'any',
          items: [{ kind: 'all', items: [turns(7), turns(8)] }, { kind: 'all', items: [] }, turns(9)],
        }),
        rule('fires', turns(1)),
      ],
    },
  })
  const { simulation } = begin({ project })
  const rules = () => rulesOf(simulation.getState().session ?? expect.fail('nothing runs'))
  simulation.restart()
  expect(rules()).toBeNull()
  await simulation.say('hello')
  expect(rules()?.step).toBe(1)
  expect(rules()?.rules.map(({ ruleId, number, missing, result }) => [ruleId, number, missing, result])).toEqual([
    ['fires', 4, 0, 'fired'],
    ['one-short', 3, 1, 'no'],
    ['two-short', 2, 2, 'no'],
    ['off', 1, 0, 'skipped'],
  ])
  expect(rules()?.rules[2]?.comparisons).toMatchObject([
    { leaf: { field: 'signals.turns', value: 8 }, part: { held: false, value: 1 } },
    { leaf: { value: 1 }, part: { held: true } },
    { leaf: { value: 9 }, part: { held: false } },
  ])
})
