import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../document/condition.ts'
import { compile } from '../engine/compile.ts'
import { createState } from '../engine/create-state.ts'
import type { Json } from '../engine/types.ts'
import { compileCondition } from '../expressions/condition.ts'
import type { Scope } from '../expressions/scope.ts'
import { buildProject } from '../testing/build-project.ts'
import { createFacts, MONDAY_10 } from '../testing/world.ts'
import { canHold } from './can-hold.ts'

const variable = (id: string, type: string) => ({ id, name: id, type, scope: 'conversation', sensitive: false })
const program = compile(
  buildProject({
    cards: { a: [['e', 'end', {}]] },
    variables: [variable('n', 'number'), variable('t', 'text'), variable('b', 'boolean')] as never,
  }),
)
const { environment } = program
const state = createState(program, { now: MONDAY_10, language: 'en' })
const scopeOf = (variables: Record<string, Json>): Scope =>
  ({ state: { ...state, variables }, facts: createFacts(), message: null }) as unknown as Scope

const literal = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constant('n'),
    operator: fc.constantFrom('equals', 'notEquals', 'greater', 'greaterOrEqual', 'less', 'lessOrEqual', 'isSet', 'isNotSet'),
    value: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constant('t'),
    operator: fc.constantFrom('equals', 'notEquals', 'contains', 'notContains', 'startsWith', 'isSet', 'isNotSet'),
    value: fc.constantFrom('a', 'ab', 'b', ''),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constant('t'),
    operator: fc.constantFrom('isOneOf', 'isNoneOf'),
    value: fc.subarray(['a', 'ab', 'b']),
  }),
  fc.record({ kind: fc.constant('compare' as const), field: fc.constant('b'), operator: fc.constantFrom('isTrue', 'isFalse') }),
  fc
    .constantFrom('n > 1', '!(n > 1)', 'n == 2 || t == "a"', '!(b && n < 2)', 'true', 'false', 't.size() > 1')
    .map((expression) => ({ kind: 'formula' as const, expression })),
) as fc.Arbitrary<Condition>
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    literal,
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), items: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
}))
const values = fc.record(
  {
    n: fc.oneof(fc.integer({ min: -1, max: 4 }), fc.constantFrom(0.5, 1.5, null)),
    t: fc.constantFrom('', 'a', 'ab', 'b', 'ba', 'abc', 'c', null),
    b: fc.constantFrom(true, false, null),
  },
  { requiredKeys: [] },
)

describe('whether conditions can hold', () => {
  it('never says no to what some values do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ condition, holds: fc.boolean() }), { minLength: 1, maxLength: 3 }),
        fc.array(values, { minLength: 20, maxLength: 40 }),
        (parts, tried) => {
          if (canHold(environment, parts)) return
          const compiled = parts.map((part) => ({ holds: part.holds, test: compileCondition(environment, part.condition).test }))
          for (const each of tried) {
            const scope = scopeOf(each as Record<string, Json>)
            expect(compiled.every(({ test, holds }) => test(scope) === holds)).toBe(false)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  const formula = (expression: string) => ({ condition: { kind: 'formula' as const, expression }, holds: true })
  it.each([
    ['n > 5 && n < 3', false],
    ['n >= 3 && n <= 3', true],
    ['n > 3 && n <= 3', false],
    ['t == "a" && t == "b"', false],
    ['t == "abc" && t.contains("z")', false],
    ['t in ["a", "b"] && t != "a" && t != "b"', false],
    ['t.startsWith("a") && t.startsWith("ab")', true],
    ['t.startsWith("a") && t.startsWith("b")', false],
    ['isSet(n) && !isSet(n)', false],
    ['b && !b', false],
    ['n > 5 || n < 3', true],
    ['!(n > 5) && !(n <= 5)', true],
    ['n > 5 && customer.tier == "gold"', true],
    ['t > "10" && t < "9"', true],
  ])('%s: %s', (expression, possible) => expect(canHold(environment, [formula(expression)])).toBe(possible))
})
