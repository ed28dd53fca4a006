import fc from 'fast-check'
import type { Condition } from '../document/condition.ts'
import { operators } from '../document/condition.ts'
import { functions } from '../expressions/functions/registry.ts'

export const flowIds = ['main', 'sub', 'other'] as const
export const cardIds = ['a', 'b', 'c', 'd'] as const
const variableIds = ['t1', 'n1', 'b1', 'd1', 'l1', 'o1'] as const
export const queueIds = ['q1', 'q2', ''] as const
export const intentIds = ['i1', 'i2'] as const

/** Every function of the language at work. */
const calls = [...functions.values()].map(({ example: [source] }) => source)

/** Expressions that work, that are wrong, and that are no expressions at all. */
const expression = fc.oneof(
  fc.constantFrom(...calls),
  fc.constantFrom(
    'n1 + 1',
    't1',
    't1 + "x"',
    'n1 > 3',
    'l1.map(x, x)',
    'customer.tier == "gold"',
    'signals.misses >= 2',
    'now.date',
    'hours.open',
    'o1.a.b',
    'nope',
    'n1 +',
    '"',
    '{{',
    'l1[99]',
    't1.matches("(")',
    'constructor',
    'o1.__proto__',
    '1/0',
    'queue.waiting > 0',
    'true',
    'false',
    'message.text',
  ),
  fc.string({ maxLength: 20 }),
)

const text = fc.oneof(
  fc.constantFrom('', '您好 {{ customer.name }}', '{{ t1 }}', '{{ n1', '{{ nope }}', 'plain', '{{ l1 }} {{ o1 }}'),
  expression.map((source) => `{{ ${source} }}`),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)
export const localText = fc.oneof(fc.constant({}), fc.record({ 'zh-CN': text, en: text }, { requiredKeys: [] }))

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
  leaf: fc.oneof(
    fc.record({
      kind: fc.constant('compare' as const),
      field: fc.constantFrom(
        '',
        't1',
        'n1',
        'b1',
        'l1',
        'signals.misses',
        'signals.asksForHuman',
        'signals.turns',
        'customer.tags',
        'nope',
        'a b',
        'hours.open',
      ),
      operator: fc.constantFrom(...operators),
      value: fc.oneof(
        fc.string({ maxLength: 5 }),
        fc.integer({ min: -5, max: 5 }),
        fc.boolean(),
        fc.constant(null),
        fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
      ),
    }),
    fc.record({ kind: fc.constant('formula' as const), expression }),
  ),
  tree: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), items: fc.array(tie('tree'), { maxLength: 3 }) }),
  ),
})).tree

const variable = fc.constantFrom('', 'nope', ...variableIds)
const id = fc.constantFrom('x', 'y', 'z')
const retries = fc.constantFrom(0, 1, 2)
const timeoutMinutes = fc.constantFrom(0, 1, 5)

/** Settings that mostly fit their type; the rest are defaults, and sometimes rubbish. */
export const settingsOf: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  message: fc.record({
    text: localText,
    variants: fc.array(localText, { maxLength: 2 }),
    sticky: fc.boolean(),
    show: fc.constantFrom('text', 'text', 'image', 'cards'),
    url: fc.constantFrom('', 'https://a.example/{{ t1 }}.png', 'nonsense'),
    caption: localText,
    cards: fc.array(fc.record({ title: localText, url: fc.constantFrom('', 'https://a.example') }), { maxLength: 2 }),
  }),
  question: fc.record({
    text: localText,
    answer: fc.constantFrom('text', 'number', 'date', 'email', 'phone', 'orderNumber', 'idNumber', 'address', 'file', 'regex'),
    confirm: fc.constantFrom(false, false, true),
    pattern: fc.constantFrom('', '\\d+', '('),
    variable,
    invalid: localText,
    retries,
    timeoutMinutes,
  }),
  choices: fc.record({
    text: localText,
    choices: fc.uniqueArray(fc.record({ id, label: localText, synonyms: fc.array(fc.string({ maxLength: 4 }), { maxLength: 2 }) }), {
      maxLength: 3,
      selector: (item) => item.id,
    }),
    multiple: fc.constantFrom(false, false, true),
    min: fc.constantFrom(1, 2),
    variable,
    retries,
    timeoutMinutes,
  }),
  form: fc.record({
    text: localText,
    fields: fc.uniqueArray(
      fc.record({
        id,
        label: localText,
        kind: fc.constantFrom('text', 'number', 'date', 'choice'),
        options: fc.constantFrom([], ['1', 'x']),
        variable,
        required: fc.boolean(),
      }),
      { maxLength: 3, selector: (item) => item.id },
    ),
    retries,
    timeoutMinutes,
  }),
  typing: fc.constant({ seconds: 1 }),
  split: fc.record({
    parts: fc.uniqueArray(fc.record({ id, weight: fc.nat(2) }), { maxLength: 3, selector: (item) => item.id }),
    sticky: fc.boolean(),
    variable,
  }),
  repeat: fc.record({
    flowId: fc.constantFrom('', 'nope', ...flowIds),
    mode: fc.constantFrom('list', 'until'),
    list: expression,
    until: condition,
    itemInput: fc.constantFrom('', 'i1'),
    output: fc.constantFrom('', 'o9'),
    collect: variable,
    limit: fc.constantFrom(1, 3),
  }),
  branch: fc.record({
    branches: fc.uniqueArray(fc.record({ id, name: fc.constant(''), when: condition }), { maxLength: 3, selector: (item) => item.id }),
  }),
  set: fc.record({ assignments: fc.array(fc.record({ variable, expression }), { maxLength: 3 }) }),
  intent: fc.record({
    source: fc.constantFrom('next', 'last'),
    prompt: localText,
    routes: fc.constantFrom(
      [],
      [
        { id: 'x', intentId: 'i1' },
        { id: 'y', intentId: 'i2' },
      ],
    ),
    retries,
    timeoutMinutes,
  }),
  answer: fc.record({ query: text, variable }),
  wait: fc.record({
    mode: fc.constantFrom('duration', 'duration', 'until', 'event'),
    seconds: fc.constantFrom(0, 60),
    until: expression,
    event: fc.constantFrom('', 'paid'),
    variable,
    timeoutMinutes,
  }),
  hours: fc.record({ calendarId: fc.constantFrom('', 'cal', 'nope') }),
  http: fc.record({
    method: fc.constantFrom('GET', 'POST'),
    url: text,
    body: text,
    mappings: fc.array(fc.record({ path: fc.constantFrom('a.b', '', 'x[0]'), variable }), { maxLength: 2 }),
  }),
  customer: fc.record({
    name: text,
    attributes: fc.array(fc.record({ key: fc.constantFrom('', 'tier', '__proto__'), value: text }), { maxLength: 2 }),
  }),
  ticket: fc.record({ subject: text, variable }),
  handoff: fc.record({ queueId: fc.constantFrom(...queueIds), message: localText, maxWaitMinutes: timeoutMinutes }),
  rating: fc.record({ scale: fc.constantFrom('stars', 'nps', 'thumbs'), text: localText, askReason: fc.boolean(), timeoutMinutes }),
  'run-flow': fc.record({
    flowId: fc.constantFrom('', 'nope', ...flowIds),
    inputs: fc.constantFrom([], [{ input: 'i1', expression: 'n1 + 1' }], [{ input: 'nope', expression: '(' }]),
    outputs: fc.constantFrom([], [{ output: 'o9', variable: 'n1' }]),
  }),
  return: fc.constantFrom({}, { values: [{ variable: 'o9', expression: 'n1 * 2' }] }),
  'go-to': fc.record({ cardId: fc.constantFrom('', 'nope', ...cardIds) }),
  end: fc.record({ message: localText, outcome: fc.constantFrom('resolved', 'unresolved') }),
}
