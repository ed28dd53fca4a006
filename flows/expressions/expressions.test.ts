import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition } from '../document/condition.ts'
import { settingsSchema } from '../document/settings.ts'
import type { Variable, VariableType } from '../document/variable.ts'
import type { Json } from '../engine/types.ts'
import { createFacts } from '../testing/world.ts'
import { checkExpression } from './check.ts'
import { compileExpression } from './compile.ts'
import { compileCondition, conditionToCel } from './condition.ts'
import { createEnvironment } from './environment.ts'
import type { Scope } from './scope.ts'
import { checkTemplate, compileTemplate } from './template.ts'
import { describeProblem } from './words.ts'

const declare = (id: string, type: VariableType, rest: Partial<Variable> = {}): Variable => ({
  id,
  name: id,
  type,
  scope: 'conversation',
  sensitive: false,
  ...rest,
})
const calendars = [
  {
    id: 'shop',
    name: 'Shop',
    timezone: 'Asia/Shanghai',
    week: {
      '1': [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '18:00' },
      ],
    },
    closedDays: [],
    workdays: [],
  },
]
const environment = createEnvironment({
  variables: [
    declare('n', 'number'),
    declare('unset', 'number'),
    declare('t', 'text'),
    declare('l', 'list'),
    declare('o', 'object'),
    declare('b', 'boolean'),
    declare('d', 'date'),
    declare('fee', 'number', { scope: 'constant', initial: 5 }),
  ],
  settings: settingsSchema.parse({ calendars }),
})
const customer = { id: 'c', name: '王芳', attributes: { tier: 'gold' }, tags: ['vip'], openTickets: 1, conversations: 3 }
const scope = {
  facts: createFacts({ customer }),
  state: {
    variables: { n: 7, unset: null, t: 'Hello', l: [1, 2, 3], o: { a: { b: 'q' }, price: 2.5 }, b: true, d: '2026-03-01' },
    signals: { sentiment: -0.6, topics: ['legal'], turns: 4 },
    handoff: null,
  },
  language: 'zh-CN',
  message: {
    text: '退款',
    understanding: {
      language: 'zh-CN',
      intents: [{ id: 'refund', score: 0.8 }],
      sentiment: 0,
      asksForHuman: false,
      urgent: false,
      topics: [],
    },
  },
} as unknown as Scope

const run = (source: string): Json => compileExpression(environment, source).run(scope)
const problem = (source: string) => checkExpression(environment, source).problem

describe('numbers are one kind: whole and fractional mix freely, in the checker and at run time', () => {
  const cases: [string, Json][] = [
    ['n > 5', true],
    ['n == 7', true],
    ['n + 1', 8],
    ['n * 2.5', 17.5],
    ['n / 2', 3.5],
    ['n % 2 == 1', true],
    ['-n < 0', true],
    ['l.size() > 2', true],
    ['size(t) * 2 + n', 17],
    ['l[0] + 1', 2],
    ['l[n - 5]', 3],
    ['n in [1, 7]', true],
    ['o.price * 2', 5],
    ['int(n / 2)', 3],
    ['round(n / 3, 2)', 2.33],
    ['max(n, 10)', 10],
    ['l.map(i, i * 2)', [2, 4, 6]],
    ['l.filter(i, i > 1).size()', 2],
    ['fee * 2', 10],
    ['"总计 " + n', '总计 7'],
    ['signals.turns >= 4', true],
    ['format(1234567.891, 2)', '1,234,567.89'],
    ['n == null', false],
    ['unset == null', true],
  ]
  for (const [source, expected] of cases) {
    test(source, () => {
      expect(problem(source)).toBeNull()
      expect(run(source)).toEqual(expected)
    })
  }
})

describe('built-ins, texts and dates', () => {
  const cases: [string, Json][] = [
    ['customer.tier == "gold"', true],
    ['customer.name', '王芳'],
    ['"vip" in customer.tags', true],
    ['customer.attributes.tier', 'gold'],
    ['customer.nothing', null],
    ['message.text', '退款'],
    ['message.intent', 'refund'],
    ['signals.topics.exists(x, x == "legal")', true],
    ['channel.kind', 'web'],
    ['hours.shop', true],
    ['hours.open', true],
    ['now.date', '2026-01-05'],
    ['now.time', '10:00'],
    ['now.weekday', 1],
    ['d > now.date', true],
    ['daysBetween(now.date, d)', 55],
    ['addDays(d, -1)', '2026-02-28'],
    ['t.lowerAscii().contains("ell")', true],
    ['t.matches("^H.+o$")', true],
    ['t.replace("l", "L")', 'HeLLo'],
    ['t.substring(1, 3)', 'el'],
    ['"a,b".split(",")', ['a', 'b']],
    ['isSet(t)', true],
    ['isSet(unset)', false],
    ['has(o.a)', true],
    ['has(o.z)', false],
    ['b ? "y" : "n"', 'y'],
    ['o.a.b', 'q'],
    ['o.missing.deeper', null],
  ]
  for (const [source, expected] of cases) {
    test(source, () => {
      expect(problem(source)).toBeNull()
      expect(run(source)).toEqual(expected)
    })
  }
})

describe('mistakes are named, placed and said in both languages', () => {
  const cases: [string, string, number][] = [
    ['nope > 1', 'unknownVariable', 0],
    ['1 + nope', 'unknownVariable', 4],
    ['signals.foo', 'unknownField', 8],
    ['n >', 'endsEarly', 3],
    ['t > 5', 'wrongOperands', 0],
    ['b + 1', 'wrongOperands', 0],
    ['foo(n)', 'unknownFunction', 0],
    ['t.foo()', 'unknownFunction', 0],
    ['round(t)', 'wrongArguments', 6],
    ['t.matches("(")', 'badPattern', 10],
    ['', 'empty', 0],
    ['b"x"', 'unsupported', 0],
    ['round(1, 2, 3)', 'wrongCount', 0],
  ]
  // What a formula with a wrong type gives all the same.
  const anyway = new Map<string, Json>([
    ['t > 5', false],
    ['t.matches("(")', false],
    ['b + 1', 2],
    ['round(1, 2, 3)', 1],
  ])
  for (const [source, code, start] of cases) {
    test(`${source} → ${code}`, () => {
      const found = problem(source)
      expect(found).toMatchObject({ code, start })
      for (const language of ['zh-CN', 'en'] as const) if (found) expect(describeProblem(found, language)).not.toMatch(/undefined|^$/)
      expect(run(source)).toBe(anyway.get(source) ?? null)
    })
  }

  test('a place may expect a type', () => {
    expect(checkExpression(environment, 't', 'number').problem).toMatchObject({
      code: 'wrongType',
      params: { is: 'text', expects: 'number' },
    })
    expect(checkExpression(environment, 'o.price', 'number').problem).toBeNull()
    expect(checkExpression(environment, '"2026-01-01"', 'date').problem).toBeNull()
  })
})

describe('safety', () => {
  test('nothing of the host is reachable', () => {
    for (const source of [
      'o.constructor',
      'o["__proto__"]',
      'o.toString',
      'customer.constructor',
      'customer.__proto__',
      'l.length',
      'l["constructor"]',
      'queues.constructor',
      'hours.constructor',
      'signals["constructor"]',
    ])
      expect(run(source)).toBeNull()
    expect(run('{"__proto__": {"x": 1}}')).toEqual({})
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('a pattern that would stop a backtracking engine takes no time', () => {
    const slow = { ...scope, message: { text: `${'a'.repeat(3000)}!` } } as Scope
    const started = performance.now()
    expect(compileExpression(environment, 'message.text.matches("^(a+)+$")').run(slow)).toBe(false)
    expect(performance.now() - started).toBeLessThan(500)
  })

  test('nested loops are bounded', () => {
    const wide = {
      ...scope,
      state: { ...scope.state, variables: { ...scope.state.variables, l: Array.from({ length: 2000 }, (_, i) => i) } },
    } as Scope
    const started = performance.now()
    compileExpression(environment, 'l.map(a, l.map(b, l.map(c, a + b + c)))').run(wide)
    expect(performance.now() - started).toBeLessThan(1500)
  })

  test('any text is an expression that neither checker nor evaluator chokes on', () => {
    const pieces = fc.constantFrom(
      'n',
      't',
      'l',
      'o',
      'customer',
      '.',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      '+',
      '-',
      '*',
      '/',
      '%',
      '&&',
      '||',
      '!',
      '?',
      ':',
      '==',
      '<',
      '1',
      '2.5',
      'size',
      'map',
      'x',
      ',',
      '{',
      '}',
      'null',
      'true',
      ' in ',
      'has',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        (source) => {
          checkExpression(environment, source)
          expect(JSON.parse(JSON.stringify(run(source) ?? null))).toEqual(run(source))
        },
      ),
      { numRuns: 1500 },
    )
  })
})

describe('templates', () => {
  const render = (text: string, mode?: 'plain' | 'url' | 'json') => compileTemplate(environment, text, mode)(scope)

  test('fill in values; what is missing is nothing', () => {
    expect(render('您好 {{ customer.name }}，共 {{ n }} 件{{ unset }}{{ nope }}。')).toBe('您好 王芳，共 7 件。')
    expect(render('{{ 0.1 + 0.2 }} {{ b }} {{ l }}')).toBe('0.3 是 1、2、3')
    expect(render('{{ b }} {{ l }}', 'plain')).toBe('true 1, 2, 3')
  })

  test('braces inside quotes belong to the expression', () => {
    expect(render('{{ "}}" + t }}!')).toBe('}}Hello!')
  })

  test('a value is never a template itself', () => {
    const evil = { ...scope, message: { text: '{{ customer.name }}' } } as Scope
    expect(compileTemplate(environment, '{{ message.text }}')(evil)).toBe('{{ customer.name }}')
  })

  test('values cannot break out of an address or of JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const given = { ...scope, message: { text } } as Scope
        const url = new URL(compileTemplate(environment, 'https://x.example/a/{{ message.text }}?q={{ message.text }}', 'url')(given))
        expect(url.origin).toBe('https://x.example')
        expect([...url.searchParams.keys()]).toEqual(['q'])
        const json = compileTemplate(environment, '{"a":"{{ message.text }}","b":{{ message.text }},"c":1}', 'json')(given)
        expect(JSON.parse(json)).toEqual({ a: text, b: text, c: 1 })
      }),
    )
  })

  test('problems have their place in the whole text', () => {
    expect(checkTemplate(environment, 'a {{ nope }} b {{ n')).toMatchObject([
      { code: 'unclosed', start: 15 },
      { code: 'unknownVariable', start: 5, end: 9 },
    ])
  })
})

describe('conditions', () => {
  const cases: [Condition, string, boolean][] = [
    [{ kind: 'compare', field: 'n', operator: 'greater', value: '5' }, 'n > 5', true],
    [{ kind: 'compare', field: 't', operator: 'equals', value: 5 }, 't == "5"', false],
    [{ kind: 'compare', field: 't', operator: 'contains', value: 'ell' }, 't.contains("ell")', true],
    [{ kind: 'compare', field: 'l', operator: 'contains', value: 2 }, '2 in l', true],
    [{ kind: 'compare', field: 'customer.tags', operator: 'notContains', value: 'vip' }, '!("vip" in customer.tags)', false],
    [{ kind: 'compare', field: 'customer.tier', operator: 'isOneOf', value: 'gold, silver' }, 'customer.tier in ["gold","silver"]', true],
    [{ kind: 'compare', field: 'n', operator: 'isNoneOf', value: ['7', '8'] }, '!(n in [7,8])', false],
    [{ kind: 'compare', field: 'unset', operator: 'isNotSet' }, '!isSet(unset)', true],
    [{ kind: 'compare', field: 'b', operator: 'isFalse' }, '!b', false],
    [{ kind: 'compare', field: 'd', operator: 'less', value: '2026-12-31' }, 'd < "2026-12-31"', true],
    [{ kind: 'compare', field: 't', operator: 'equals', value: '"; true' }, 't == "\\"; true"', false],
    [
      {
        kind: 'all',
        items: [
          { kind: 'compare', field: 'n', operator: 'greater', value: 5 },
          {
            kind: 'any',
            items: [
              { kind: 'formula', expression: 'b' },
              { kind: 'formula', expression: 'n > 100' },
            ],
          },
        ],
      },
      '(n > 5) && ((b) || (n > 100))',
      true,
    ],
    [{ kind: 'all', items: [] }, 'false', false],
  ]
  for (const [condition, cel, held] of cases) {
    test(cel, () => {
      expect(conditionToCel(environment, condition)).toBe(cel)
      expect(checkExpression(environment, cel).problem).toBeNull()
      expect(compileCondition(environment, condition).test(scope)).toBe(held)
    })
  }

  test('explains each part with the value it looked at', () => {
    const condition: Condition = {
      kind: 'any',
      items: [
        { kind: 'compare', field: 'n', operator: 'greater', value: 100 },
        { kind: 'compare', field: 'signals.sentiment', operator: 'less', value: -0.5 },
      ],
    }
    expect(compileCondition(environment, condition).explain(scope)).toEqual([
      { text: 'n > 100', held: false, value: 7 },
      { text: 'signals.sentiment < -0.5', held: true, value: -0.6 },
    ])
  })
})
