import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settingsSchema } from '../document/settings.ts'
import { type ValueShape, type Variable, type VariableType, variableSchema } from '../document/variable.ts'
import type { Json } from '../engine/types.ts'
import { createFacts } from '../testing/world.ts'
import { checkExpression } from './check.ts'
import { compileExpression } from './compile.ts'
import { createEnvironment } from './environment.ts'
import { functionsByGroup } from './functions/registry.ts'
import { createMoney } from './money.ts'
import type { Scope } from './scope.ts'
import { shapeOf } from './shape-of.ts'
import { checkTemplate, compileTemplate } from './template.ts'
import { typeOf, writeType } from './type.ts'
import { describeProblem } from './words.ts'

const declare = (id: string, type: VariableType, rest: Partial<Variable> = {}): Variable => ({
  id,
  name: id,
  type,
  scope: 'conversation',
  sensitive: false,
  ...rest,
})
const item: ValueShape = {
  type: 'object',
  fields: { name: { type: 'text' }, price: { type: 'number' }, gift: { type: 'boolean', optional: true } },
}
const environment = createEnvironment({
  variables: [
    declare('order', 'object', { fields: { items: { type: 'list', items: item }, placed: { type: 'date' }, total: { type: 'money' } } }),
    declare('total', 'money', { name: '总价' }),
    declare('wait', 'duration'),
    declare('token', 'secret'),
    declare('photo', 'file'),
    declare('names', 'list', { items: { type: 'text' } }),
    declare('loose', 'list'),
    declare('fee', 'money', { scope: 'constant', initial: '5.5' }),
    declare('order_number', 'text', { name: '订单号' }),
  ],
  settings: settingsSchema.parse({}),
})
const scope = {
  facts: createFacts({}),
  state: {
    variables: {
      order: { items: [{ name: '杯子', price: 19.9 }], placed: '2026-01-01', total: { amount: '19.90', currency: 'CNY' } },
      total: { amount: '19.90', currency: 'CNY' },
      wait: { durationSeconds: 5400 },
      token: 'abc123',
      photo: { name: 'a.png', url: 'https://x.example/a.png', mediaType: 'image/png', size: 10 },
      names: ['b', 'a'],
      loose: [1, 'x'],
      order_number: 'A1',
    },
    signals: {},
    handoff: null,
    stack: [],
  },
  language: 'zh-CN',
  message: null,
} as unknown as Scope
const run = (source: string): Json => compileExpression(environment, source).run(scope)
const problem = (source: string) => checkExpression(environment, source).problem
const said = (source: string, language: 'en' | 'zh-CN' = 'en') => {
  const found = problem(source)
  return found ? describeProblem(found, language) : null
}

describe('declared shapes are checked through and through', () => {
  test.each([
    ['order.items[0].price', 'number', 19.9],
    ['order.items[0].name', 'text', '杯子'],
    ['order.items.map(x, x.price).sum()', 'number', 19.9],
    ['order.items.filter(x, x.price > 10).first().name', 'text', '杯子'],
    ['order.items.sortBy(x, x.price).last()', 'object?', { name: '杯子', price: 19.9 }],
    ['order.placed + days(3)', 'date', '2026-01-04'],
    ['order.total + fee', 'money', { amount: '25.40', currency: 'CNY' }],
    ['total * 3 / 2', 'money', { amount: '29.85', currency: 'CNY' }],
    ['total / fee > 3', 'boolean', true],
    ['-total < fee', 'boolean', true],
    ['wait * 2 >= hours(3)', 'boolean', true],
    ['wait / minutes(1)', 'number', 90],
    ['now.dateTime + wait', 'date', '2026-01-05T11:30'],
    ['now.date - order.placed == days(4)', 'boolean', true],
    ['photo.name', 'text', 'a.png'],
    ['names.sort().join("")', 'text', 'ab'],
    ['loose.first()', 'any?', 1],
    ['orElse(names.first(), "none")', 'text?', 'b'],
    ['"共 " + total', 'text', '共 19.90 CNY'],
  ])('%s is %s', (source, type, value) => {
    expect(said(source)).toBeNull()
    expect(writeType(checkExpression(environment, source).full)).toBe(type)
    expect(run(source)).toEqual(value)
  })

  test('older documents stay valid: shapes are optional', () => {
    const old = { id: 'x', name: 'x', type: 'object' }
    expect(variableSchema.parse(old)).toMatchObject(old)
    expect(writeType(typeOf(variableSchema.parse(old)))).toBe('object')
    expect(variableSchema.safeParse({ ...old, fields: { a: { type: 'secret' } } }).success).toBe(false)
  })
})

describe('what is wrong is said in plain words, with what was expected, what was found and what was meant', () => {
  test.each([
    ['order.itms', 'There is no “itms” in an object. Did you mean “items”?', 6],
    ['order.items[0].prise > 1', 'There is no “prise” in an object. Did you mean “price”?', 15],
    ['ordr.items', 'There is no variable called “ordr”. Did you mean “order”?', 0],
    ['names.jion(",")', 'There is no function “jion”. Did you mean “join”?', 0],
    ['round("x")', 'Value 1 of “round” should be a number but is text.', 6],
    [
      'order.items.sum()',
      'Value 1 of “sum” should be a list of numbers or a list of amounts of money or a list of durations but is a list of objects.',
      0,
    ],
    ['names.contains(5)', 'Value 2 of “contains” should be text but is a number.', 15],
    ['round(1, 2, 3)', 'The function “round” got the wrong number of values. It is written: round(value, digits?).', 0],
    ['total + wait', 'an amount of money and a duration cannot be put together with “+”.', 0],
    ['total > 5', 'an amount of money and a number cannot be put together with “>”.', 0],
    ['names && true', 'This needs yes/no but is a list of texts.', 0],
    ['1 == 1 and 2 == 2', 'Write “&&” instead of “and”.', 7],
    ['order_number = "A1"', 'Write “==” instead of “=”.', 13],
    ['round（1）', 'Write “(” instead of “（”.', 5],
    ['订单号 == "A1"', 'Formulas want the id of a variable, not its name “订单号”. Did you mean “order_number”?', 0],
    ['"open', 'This quotation mark has no partner: a text ends with the mark it began with.', 0],
    ['round(1', 'The bracket “(” is never closed.', 5],
    ['1 +', 'The formula is not finished: something is missing after “1 +”.', 3],
  ])('%s', (source, sentence, start) => {
    expect(said(source)).toBe(sentence)
    expect(problem(source)?.start).toBe(start)
    expect(said(source, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/)
  })

  test('every sentence in Chinese, too', () => {
    expect(said('names.contains(5)', 'zh-CN')).toBe('函数“contains”的第 2 个值应是文字，得到的却是数字。')
    expect(said('ordr.items', 'zh-CN')).toBe('没有叫“ordr”的变量。是不是“order”？')
    expect(said('order.items.sum()', 'zh-CN')).toContain('数字列表')
  })
})

describe('a shape read from a sample', () => {
  test('says no more than the sample', () => {
    expect(shapeOf({ id: 7, placed: '2026-01-01', total: { amount: '5.00', currency: 'CNY' }, note: null, 'a-b': 1, none: {} })).toEqual({
      type: 'object',
      fields: {
        id: { type: 'number' },
        placed: { type: 'date' },
        total: { type: 'money' },
        note: { type: 'any', optional: true },
        none: { type: 'object' },
      },
    })
    expect(shapeOf([{ a: 1, b: 'x' }, { a: null }, { a: 2, b: '2026-01-01' }])).toEqual({
      type: 'list',
      items: { type: 'object', fields: { a: { type: 'number', optional: true }, b: { type: 'text', optional: true } } },
    })
    expect(shapeOf([1, 'x'])).toEqual({ type: 'list', items: { type: 'any' } })
    expect(shapeOf([])).toEqual({ type: 'list' })
  })

  test('is valid in a document, and every path into the sample passes the check', () => {
    const value = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), value, { minKeys: 1 }), (sample) => {
        const shape = shapeOf(sample as Json)
        const variable = variableSchema.parse({ id: 'v', name: 'v', ...shape })
        const declared = createEnvironment({ variables: [variable], settings: settingsSchema.parse({}) })
        for (const path of paths(sample as Json, 'v')) expect(checkExpression(declared, path).problem, path).toBeNull()
      }),
    )
  })

  function paths(value: Json, path: string): string[] {
    if (Array.isArray(value)) return [path, ...value.flatMap((item, index) => paths(item, `${path}[${index}]`))]
    if (typeof value !== 'object' || value === null) return [path]
    const names = Object.keys(value).filter((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name))
    return [path, ...names.flatMap((name) => paths(value[name] ?? null, `${path}.${name}`))]
  }
  const reserved = new Set([
    'in',
    'true',
    'false',
    'null',
    '__proto__',
    'as',
    'break',
    'const',
    'continue',
    'else',
    'for',
    'function',
    'if',
    'import',
    'let',
    'loop',
    'package',
    'namespace',
    'return',
    'var',
    'void',
    'while',
  ])
})

describe('secrets', () => {
  test('stand in a header and nowhere else', () => {
    for (const source of [
      'token',
      '"x" + token',
      'token == "abc123"',
      'token.size()',
      '[token]',
      '{"a": token}',
      'text(token)',
      '[1].map(x, token)',
      'true ? token : ""',
    ])
      expect(problem(source)?.code, source).toBe('secretUse')
    expect(problem('isSet(token)')).toBeNull()
    expect(checkTemplate(environment, 'Bearer {{ token }}')).toMatchObject([{ code: 'secretUse', start: 9 }])
    expect(checkTemplate(environment, 'Bearer {{ token }}', { secrets: true })).toEqual([])
    expect(checkTemplate(environment, '{{ "Bearer " + token }}', { secrets: true })).toEqual([])
  })

  test('show as *** even when nobody checked', () => {
    expect(compileTemplate(environment, '{{ token }} {{ "x" + token }} {{ [token] }}', 'people')(scope)).toBe('*** x*** ***')
    expect(compileTemplate(environment, 'Bearer {{ token }}', 'header')(scope)).toBe('Bearer abc123')
  })
})

describe('money is exact', () => {
  const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  const money = (value: number) => `money("${(value / 100).toFixed(2)}")`
  const amount = (value: number) => ({ amount: (value / 100).toFixed(2).replace(/^-0\.00$/, '0.00'), currency: 'CNY' })

  test('adding and subtracting never loses a cent', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(run(`${money(a)} + ${money(b)}`)).toEqual(amount(a + b))
        expect(run(`${money(a)} - ${money(b)}`)).toEqual(amount(a - b))
        expect(run(`${money(a)} < ${money(b)}`)).toBe(a < b)
      }),
    )
  })

  test('rounding goes half away from zero, by the digits of the currency', () => {
    expect(createMoney('1.005', 'CNY')).toEqual({ amount: '1.01', currency: 'CNY' })
    expect(createMoney('-1.005', 'CNY')).toEqual({ amount: '-1.01', currency: 'CNY' })
    expect(createMoney('99.5', 'JPY')).toEqual({ amount: '100', currency: 'JPY' })
    expect(createMoney('1.2345', 'KWD')).toEqual({ amount: '1.235', currency: 'KWD' })
    expect(run('money(10) / 3')).toEqual({ amount: '3.33', currency: 'CNY' })
    expect(run('money(0.1) * 3 == money("0.3")')).toBe(true)
  })

  test('two currencies never mix', () => {
    expect(run('money(1) + money(1, "USD")')).toBeNull()
    expect(run('money(1) < money(2, "USD")')).toBe(false)
    expect(run('[money(1), money(1, "USD")].sum()')).toBeNull()
  })
})

describe('never throws, the same every time, bounded', () => {
  const names = Object.values(functionsByGroup).flatMap((group) => Object.keys(group))
  const hostile = fc.oneof(
    fc.constantFrom(
      '"\\u0000"',
      '"😀👨‍👩‍👧"',
      '"9".repeat',
      '1e308',
      '-1e308',
      '0.1',
      'null',
      'true',
      '[]',
      '{}',
      '[[[]]]',
      'order',
      'total',
      'wait',
      'photo',
      'token',
      'loose',
      '"2026-02-30"',
      '"9999-12-31"',
      '"0001-01-01T00:00"',
      '"(a+)+$"',
      '"一亿亿亿亿"',
      'money(99999999999999)',
      'money(1, "x")',
      'days(99999999)',
      '{"durationSeconds": 1e300}',
      '{"amount": "1e99", "currency": "CNY"}',
      '"__proto__"',
      '"constructor"',
      'now.dateTime',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text) => JSON.stringify(text)),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  )
  const formula = fc.letrec<{ f: string }>((tie) => ({
    f: fc.oneof(
      { depthSize: 'small' },
      hostile,
      fc.tuple(fc.constantFrom(...names), fc.array(tie('f'), { maxLength: 3 })).map(([name, args]) => `${name}(${args.join(', ')})`),
      fc
        .tuple(tie('f'), fc.constantFrom('+', '-', '*', '/', '%', '<', '==', 'in', '&&'), tie('f'))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie('f'), fc.constantFrom('map', 'filter', 'sortBy', 'all'), tie('f')).map(([a, name, b]) => `(${a}).${name}(x, ${b})`),
    ),
  })).f

  test('whatever is called with whatever', () => {
    fc.assert(
      fc.property(formula, (source) => {
        checkExpression(environment, source)
        const first = run(source)
        expect(JSON.parse(JSON.stringify(first))).toEqual(first)
        expect(run(source)).toEqual(first)
      }),
      { numRuns: 3000 },
    )
  })

  test('what a formula builds is bounded in size and time', () => {
    const long = Array.from({ length: 2000 }, (_, index) => index)
    const wide = { ...scope, state: { ...scope.state, variables: { ...scope.state.variables, loose: long } } } as Scope
    const started = performance.now()
    for (const source of [
      'loose.map(a, loose.map(b, loose))',
      'string(loose.map(a, loose))',
      'loose.map(a, [loose, loose, loose, loose])',
      '[loose, loose].map(a, [a, a, a, a]).map(a, [a, a, a, a]).map(a, [a, a, a, a])',
      'loose.map(a, text(loose)).join("")',
      'text(loose).replace("1", text(loose)).replace("1", text(loose))',
      'loose.sortBy(a, loose.sortBy(b, -b).first())',
      'similarity(text(loose), text(loose.reverse()))',
      'loose.map(a, text(loose)).unique()',
    ]) {
      const result = compileExpression(environment, source).run(wide)
      expect(JSON.stringify(result).length, source).toBeLessThan(1_500_000)
    }
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('data nested without end is no trap', () => {
    let deep: Json = 1
    for (let depth = 0; depth < 5000; depth++) deep = [deep]
    const nested = { ...scope, state: { ...scope.state, variables: { ...scope.state.variables, loose: deep } } } as Scope
    for (const source of [
      'loose == loose',
      'text(loose)',
      'loose',
      '[loose] == [[loose]]',
      'loose.flatten()',
      'loose.unique()',
      '{"a": loose} == {"a": [loose]}',
      'loose.join("")',
    ])
      compileExpression(environment, source).run(nested)
    expect(compileTemplate(environment, '{{ loose }}')(nested)).toBe('')
  })
})
