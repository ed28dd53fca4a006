import { describe, expect, test } from 'vitest'
import type { Rule } from '../document/policy.ts'
import { settingsSchema } from '../document/settings.ts'
import { createEnvironment } from '../expressions/environment.ts'
import type { Scope } from '../expressions/scope.ts'
import { createFacts } from '../testing/world.ts'
import { compileRules } from './compile-rules.ts'
import { evaluatePolicy } from './evaluate.ts'

const environment = createEnvironment({ variables: [], settings: settingsSchema.parse({}) })
const facts = createFacts()
const scope = (fired: Record<string, { count: number; at: number }> = {}) =>
  ({
    facts,
    language: 'zh-CN',
    message: null,
    state: { variables: {}, handoff: null, fired, stack: [{ flowId: 'main' }], signals: { misses: 2, turns: 5, topics: [] } },
  }) as unknown as Scope
const rule = (id: string, parts: Partial<Rule> = {}): Rule => ({
  id,
  name: id,
  when: { kind: 'formula', expression: 'signals.misses >= 2' },
  then: [{ kind: 'tag', tag: id }],
  state: 'on',
  frequency: { kind: 'always' },
  scope: { flowIds: [], channels: [] },
  stopHere: false,
  ...parts,
})
const evaluate = (rules: Rule[], fired = {}) => {
  const result = evaluatePolicy(compileRules(environment, { rules }), scope(fired))
  return {
    hits: result.hits.map((hit) => hit.rule.id),
    shadows: result.shadows.map((hit) => hit.rule.id),
    trace: Object.fromEntries(result.trace.map((item) => [item.ruleId, item.why ?? item.result])),
  }
}
const handoff: Partial<Rule> = { then: [{ kind: 'handoff', queueId: 'q', priority: 0, message: {} }] }

describe('order', () => {
  test('tags let the list go on; the first that changes the course ends it', () => {
    expect(evaluate([rule('a'), rule('b', handoff), rule('c')])).toEqual({
      hits: ['a', 'b'],
      shadows: [],
      trace: { a: 'fired', b: 'fired', c: 'stopped' },
    })
  })

  test('"stop here" ends it too', () => {
    expect(evaluate([rule('a', { stopHere: true }), rule('b')]).hits).toEqual(['a'])
  })

  test('a shadow rule is looked at even then, does nothing and stops nothing', () => {
    expect(evaluate([rule('s', { ...handoff, state: 'shadow' }), rule('b', handoff), rule('t', { state: 'shadow' })])).toEqual({
      hits: ['b'],
      shadows: ['s', 't'],
      trace: { s: 'fired', b: 'fired', t: 'fired' },
    })
  })
})

describe('why a rule was not looked at', () => {
  const cases: [string, Rule, object, string][] = [
    ['off', rule('a', { state: 'off' }), {}, 'off'],
    ['another flow', rule('a', { scope: { flowIds: ['other'], channels: [] } }), {}, 'flow'],
    ['another channel', rule('a', { scope: { flowIds: [], channels: ['wechat'] } }), {}, 'channel'],
    ['fired before, once', rule('a', { frequency: { kind: 'once' } }), { a: { count: 1, at: 0 } }, 'once'],
    [
      'cooling down',
      rule('a', { frequency: { kind: 'cooldown', minutes: 5 } }),
      { a: { count: 1, at: facts.now - 4 * 60_000 } },
      'cooldown',
    ],
  ]
  for (const [name, tested, fired, why] of cases)
    test(name, () => expect(evaluate([tested], fired)).toMatchObject({ hits: [], trace: { a: why } }))

  test('what a skipped rule would have looked at is told all the same', () => {
    const { trace } = evaluatePolicy(compileRules(environment, { rules: [rule('a', { state: 'off' })] }), scope())
    expect(trace).toMatchObject([{ result: 'skipped', why: 'off', parts: [{ text: 'signals.misses >= 2', held: true }] }])
  })

  test('cooled down it fires again', () => {
    expect(
      evaluate([rule('a', { frequency: { kind: 'cooldown', minutes: 5 } })], { a: { count: 1, at: facts.now - 5 * 60_000 } }).hits,
    ).toEqual(['a'])
  })
})

test('a rule that did not fire says which part was false, on which value', () => {
  const condition = {
    kind: 'all' as const,
    items: [
      { kind: 'compare' as const, field: 'signals.misses', operator: 'greaterOrEqual' as const, value: 2 },
      { kind: 'compare' as const, field: 'signals.turns', operator: 'greater' as const, value: 9 },
    ],
  }
  const result = evaluatePolicy(compileRules(environment, { rules: [rule('a', { when: condition })] }), scope())
  expect(result.trace[0]).toMatchObject({
    result: 'no',
    parts: [
      { held: true, value: 2 },
      { text: 'signals.turns > 9', held: false, value: 5 },
    ],
  })
})

test('an unfinished condition never fires', () => {
  expect(
    evaluate([rule('a', { when: { kind: 'all', items: [] } }), rule('b', { when: { kind: 'formula', expression: 'nope(' } })]).hits,
  ).toEqual([])
})
