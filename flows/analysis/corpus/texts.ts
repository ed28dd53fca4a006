import type { JsonObject } from '../../engine/types.ts'
import { ask, both, end, type Flawed, flawed, healthy, say, unanswered } from './flawed.ts'

const examples = { en: ['Where is my parcel', 'Track the order', 'When does it come', 'Delivery status', 'Has it been sent'] }
const returns = { en: ['Send it back', 'I want a refund', 'Return these shoes', 'My money back please', 'It is broken'] }
const intent = (id: string, more: object) => ({ id, name: id.toUpperCase(), description: '', examples, ...more })

const choices = (...labels: string[]): [string, string, JsonObject] => [
  'c',
  'choices',
  { text: both('Which?'), timeoutMinutes: 10, choices: labels.map((label, at) => ({ id: `c${at + 1}`, label: both(label) })) },
]
const chosen = { 'c.choice:c1': 'b', 'c.choice:c2': 'b', 'c.none': 'b', 'c.timeout': 'b' }
const route = (id: string, intentId: string) => ({ id, intentId, label: both(id) })
const routed = {
  cards: {
    a: [['i', 'intent', { prompt: both('Yes?'), routes: [route('r', 'x')], timeoutMinutes: 10 }] as [string, string, JsonObject]],
    b: [end('e')],
  },
  links: { 'i.route:r': 'b', 'i.none': 'b', 'i.timeout': 'b' },
}

/** What customers read, and what is understood of them. */
export const texts: Flawed[] = [
  flawed('a text in one language only', 'missingTranslation main/a/m #text', {
    cards: { a: [['m', 'message', { text: { 'zh-CN': '您好' } }], end('e')] },
  }),
  flawed('a question that asks nothing', 'emptyText main/a/q #text', {
    cards: { a: [ask('q', { text: {} }), end('e')], b: [end('f')] },
    links: unanswered('q', 'b'),
  }),
  flawed('a pattern that cannot be read', 'badPattern main/a/q #pattern', {
    cards: { a: [ask('q', { answer: 'regex', pattern: '(' }), end('e')], b: [end('f')] },
    links: unanswered('q', 'b'),
  }),
  flawed('two choices of one name', 'duplicateChoice main/a/c #choices', {
    cards: { a: [choices('Yes', 'yes')], b: [end('e')] },
    links: chosen,
  }),
  flawed('nothing to choose from', 'noChoices main/a/c #choices', { cards: { a: [choices()], b: [end('e')] }, links: chosen }),
  flawed('an intent that is gone', 'unknownIntent main/a/i #routes', routed),
  flawed('one of two intents is gone', 'unknownIntent main/a/i #routes', {
    cards: {
      ...routed.cards,
      a: [['i', 'intent', { ...routed.cards.a[0]?.[2], routes: [route('r', 'x'), route('s', 'gone')] }] as [string, string, JsonObject]],
    },
    links: { ...routed.links, 'i.route:s': 'b' },
    intents: [intent('x', {})],
  }),
  flawed('an intent with two examples', 'fewExamples intent:x', {
    ...routed,
    intents: [intent('x', { examples: { en: ['Where is it', 'Track'] } })],
  }),
  flawed('one example for two intents', 'sharedExample intent:y', {
    ...routed,
    intents: [intent('x', {}), intent('y', { examples: { en: ['Where is my parcel?'] } })],
  }),
  flawed('两个意图的例句几乎一样', 'similarExample intent:y', {
    ...routed,
    intents: [
      intent('x', { examples: { 'zh-CN': ['我的快递现在到哪里了', '查一下物流', '什么时候能送到', '发货了没有', '包裹还在路上吗'] } }),
      intent('y', { examples: { 'zh-CN': ['我的快递现在到哪里啦', '东西坏了要退', '怎么退货', '退款多久到账', '不想要了'] } }),
    ],
  }),
]

export const orderlyTexts = {
  'two choices': healthy({ cards: { a: [choices('Yes', 'No')], b: [end('e')] }, links: chosen }),
  'two intents far apart': healthy({ ...routed, intents: [intent('x', {}), intent('y', { examples: returns })] }),
  'a text with a value that is always there': healthy({ cards: { a: [say('m', '{{ now.date }}'), end('e')] } }),
}
