import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../document/condition.ts'
import { buildProject } from '../testing/build-project.ts'
import { parseExpression } from './ast.ts'
import { complete } from './complete.ts'
import { conditionToCel, isEmptyCondition } from './condition.ts'
import { expressionAt } from './cursor.ts'
import { describeAt } from './describe-at.ts'
import { createEnvironment } from './environment.ts'
import { formatExpression } from './format.ts'
import { readCondition } from './read-condition.ts'
import { isSameTree } from './same-tree.ts'

const variable = (id: string, name: string, type: string, more: object = {}) => ({
  id,
  name,
  type,
  scope: 'conversation',
  sensitive: false,
  ...more,
})
const environment = createEnvironment(
  buildProject({
    cards: {},
    variables: [
      variable('total', '金额', 'number'),
      variable('city', '城市', 'text'),
      variable('paid', '已付', 'boolean'),
      variable('order', '订单', 'object', { fields: { price: { type: 'number' }, items: { type: 'list', items: { type: 'text' } } } }),
      variable('labels', '标签', 'list'),
    ] as never,
  }),
)

const field = fc.constantFrom('total', 'city', 'paid', 'order.price', 'labels', 'signals.sentiment', 'customer.tags', 'customer.tier')
const operator = fc.constantFrom(
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'greater',
  'lessOrEqual',
  'isOneOf',
  'isNoneOf',
  'isSet',
  'isNotSet',
  'isTrue',
  'isFalse',
)
const value = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.integer({ min: -999, max: 999 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -5, max: 5 }),
)
const compare = fc.record({ kind: fc.constant('compare' as const), field, operator, value }) as fc.Arbitrary<Condition>
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    compare,
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), items: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }) }),
  ),
}))

describe('a formula as rows', () => {
  it('is the same formula again, whatever the rows were', () => {
    fc.assert(
      fc.property(condition, (rows) => {
        fc.pre(!isEmptyCondition(rows))
        const cel = conditionToCel(environment, rows)
        const read = readCondition(environment, cel)
        const again = read && parseExpression(conditionToCel(environment, read))
        const before = parseExpression(cel)
        if (!('ast' in before) || !again || !('ast' in again)) throw new Error(`not read: ${cel}`)
        // Brackets between equals say nothing: compare what the groups hold in order.
        expect(isSameTree(flat(again.ast), flat(before.ast))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('makes groups of and, or and their nesting', () => {
    expect(readCondition(environment, 'total > 5 && (city == "上海" || !isSet(order.price)) && customer.tags.size() > 1')).toEqual({
      kind: 'all',
      items: [
        { kind: 'compare', field: 'total', operator: 'greater', value: 5 },
        {
          kind: 'any',
          items: [
            { kind: 'compare', field: 'city', operator: 'equals', value: '上海' },
            { kind: 'compare', field: 'order.price', operator: 'isNotSet' },
          ],
        },
        { kind: 'formula', expression: 'customer.tags.size() > 1' },
      ],
    })
  })

  it('reads every operator back as itself', () => {
    const rows: Condition[] = [
      { kind: 'compare', field: 'city', operator: 'contains', value: '海' },
      { kind: 'compare', field: 'city', operator: 'notContains', value: '海' },
      { kind: 'compare', field: 'labels', operator: 'contains', value: 'vip' },
      { kind: 'compare', field: 'total', operator: 'startsWith', value: '1' },
      { kind: 'compare', field: 'city', operator: 'isOneOf', value: ['a', 'b'] },
      { kind: 'compare', field: 'city', operator: 'isNoneOf', value: ['a'] },
      { kind: 'compare', field: 'paid', operator: 'isTrue' },
      { kind: 'compare', field: 'paid', operator: 'isFalse' },
      { kind: 'compare', field: 'customer.tier', operator: 'isTrue' },
      { kind: 'compare', field: 'total', operator: 'lessOrEqual', value: -3 },
    ]
    for (const row of rows) expect(readCondition(environment, conditionToCel(environment, row))).toEqual(row)
  })

  it('is nothing when the formula cannot be read', () => expect(readCondition(environment, 'total >')).toBeNull())
})

describe('formatting', () => {
  const names = fc.constantFrom(
    'a',
    'b.c',
    '3',
    '2.50',
    '"x y"',
    "'q\"'",
    'true',
    'null',
    '[1,2]',
    '{"k":1}',
    'f(a,b)',
    'a.f(  b )',
    'a[0].c',
  )
  const { formula } = fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 4 },
      names,
      fc
        .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '%', '==', '<', '>=', '&&', '||', ' in '), tie('formula'), fc.boolean())
        .map(([left, sign, right, bare]) => (bare ? `${left}${sign}${right}` : `(${left})${sign}( ${right} )`)),
      tie('formula').map((inner) => `!(${inner})`),
      tie('formula').map((inner) => `-(${inner})`),
      fc.tuple(tie('formula'), tie('formula'), tie('formula')).map(([a, b, c]) => `(${a})?(${b}):(${c})`),
    ),
  }))

  it('keeps the meaning and is stable', () => {
    fc.assert(
      fc.property(formula, (source) => {
        const once = formatExpression(source)
        expect(formatExpression(once)).toBe(once)
        const [before, after] = [parseExpression(source), parseExpression(once)]
        if ('ast' in before) expect('ast' in after && isSameTree(before.ast, after.ast)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a&&(b||!c)', 'a && (b || !c)'],
    ['((1+2))*3-(4-5)', '(1 + 2) * 3 - (4 - 5)'],
    ["x=='it\\'s'", 'x == "it\'s"'],
    ['(a.b)[ 0 ].f( x,y )', 'a.b[0].f(x, y)'],
    ['a // why', 'a // why'],
    ['a >', 'a >'],
    [
      'customer_is_a_very_long_name == 1 && another_quite_long_name == 2 && yet_another_name == 3',
      'customer_is_a_very_long_name == 1\n&& another_quite_long_name == 2\n&& yet_another_name == 3',
    ],
  ])('%s', (source, written) => expect(formatExpression(source)).toBe(written))
})

describe('completion', () => {
  const at = (text: string) => {
    const position = text.indexOf('|')
    return complete({ environment, source: text.replace('|', ''), position, language: 'zh-CN' })
  }
  const labels = (text: string) => at(text).options.map((option) => option.label)

  it('offers variables by id and by the name people see', () => {
    expect(labels('to|')[0]).toBe('total')
    expect(labels('1 + 金|')).toContain('total')
  })

  it('offers the fields of an object and what fits their type', () => {
    expect(labels('order.|').slice(0, 2)).toEqual(['price', 'items'])
    expect(labels('order.items.|')).toContain('join')
    expect(labels('order.price.|')).not.toContain('join')
    expect(labels('lower(city).|')).toContain('contains')
  })

  it('replaces the word begun and nothing else', () => expect(at('total > ord| && paid')).toMatchObject({ from: 8, to: 11 }))

  it('keeps out of quotes', () => {
    expect(labels('city == "to|')).toEqual([])
    expect(labels('city == "x" && to|')).toContain('total')
  })
})

describe('help where the cursor is', () => {
  const at = (text: string, language: 'en' | 'zh-CN' = 'en') => {
    const position = text.indexOf('|')
    return describeAt({ environment, source: text.replace('|', ''), position, language })
  }

  it('names the type of a variable and of a field, by the name people see', () => {
    expect(at('1 + to|tal')).toEqual({ title: 'total', help: '金额 · a number', example: '', start: 4, end: 9 })
    expect(at('order.it|ems')?.help).toBe('a list of texts')
    expect(at('order.items[0].|')).toBeNull()
    expect(at('1 + | 2')).toBeNull()
  })

  it('explains the function under the cursor, else the one whose brackets are open', () => {
    const round = at('ro|und(total, 2)', 'zh-CN')
    expect(round).toMatchObject({
      title: 'round(value: number, digits?: number) → number?',
      example: 'round(10 / 3, 2) → 3.33',
      start: 0,
      end: 5,
    })
    expect(at('1 + round(total, |', 'zh-CN')).toEqual({ ...round, start: 4, end: 9 })
    expect(at('city.contains("a(b|")')?.title).toContain('contains(text: text, part: text) → boolean')
    expect(at('round(total, (1 + |')?.title).toContain('round(')
    expect(at('round(total) |')).toBeNull()
  })

  it('any text at any position gives help within the text, or none', () => {
    const bits = fc.array(
      fc.constantFrom('total', 'order', '.', 'items', 'round', '(', ')', '"', "'", '[', ']', ' ', '{{', '}}', '\\', '订单', '+'),
      { maxLength: 15 },
    )
    fc.assert(
      fc.property(bits, fc.nat(60), (parts, place) => {
        const source = parts.join('')
        const position = Math.min(place, source.length)
        const found = describeAt({ environment, source, position, language: 'en' })
        if (found) expect(source.slice(found.start, found.end)).toMatch(/^\w+$/)
        const inside = expressionAt(source, position)
        if (inside) {
          expect(inside.start).toBeLessThanOrEqual(position)
          expect(inside.end).toBeGreaterThanOrEqual(position)
          expect(source.slice(inside.start - 2, inside.start)).toBe('{{')
          if (inside.closed) expect(source.slice(inside.end, inside.end + 2)).toBe('}}')
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the expression of a template around the cursor', () => {
  it.each([
    ['Hi {{ na|me }}!', ' name ', true],
    ['Hi {{|', '', false],
    ['Hi {{ na|', ' na', false],
    ['Hi {{ na| there', ' na', false],
    ['{{ a }} {{ b| }}', ' b ', true],
    ['{{ a| {{ b }}', ' a ', false],
    ['{{ "}}" + a| }}', ' "}}" + a ', true],
    ['{{ a }} te|xt', null, null],
    ['te|xt {{ a }}', null, null],
    ['{|{ a }}', null, null],
  ])('%s', (marked, inside, closed) => {
    const position = marked.indexOf('|')
    const text = marked.replace('|', '')
    const found = expressionAt(text, position)
    expect(found && text.slice(found.start, found.end)).toBe(inside)
    expect(found?.closed ?? null).toBe(closed)
  })
})

/** The tree with `a && (b && c)` leaning left. */
function flat(ast: unknown): unknown {
  if (Array.isArray(ast)) return ast.map(flat)
  if (typeof ast !== 'object' || ast === null || !('op' in ast)) return ast
  const { op, args } = ast as { op: string; args: unknown }
  if (op !== '&&' && op !== '||') return { op, args: flat(args) }
  const parts = (node: unknown): unknown[] => {
    const { op: own, args: inner } = node as { op: string; args: unknown[] }
    return own === op ? inner.flatMap(parts) : [flat(node)]
  }
  return { op, args: parts(ast) }
}
