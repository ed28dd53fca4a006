import { expect, it } from 'vitest'
import { afterSalesIntents } from '../../../flows/templates/after-sales/intents.ts'
import { recognise } from './recognise.ts'
import { trainIntents } from './train-intents.ts'

const model = trainIntents({ intents: afterSalesIntents })
const best = (text: string, of = model) => recognise(of, text)[0] ?? { id: null, score: 0 }

it.each([
  ['我的快递到现在还没到', 'delivery'],
  ['退款怎么还没到账啊', 'refund_progress'],
  ['给我开个发票吧', 'invoice'],
  ['想换个大点的尺码', 'exchange'],
  ['帮我把订单取消了', 'cancel_order'],
  ['買貴了可以退差價嗎', 'price_protection'],
  ['你好呀', 'greeting'],
  ['Where is my package?', 'delivery'],
  ['please cancel the order I made', 'cancel_order'],
  ['could you email me the invoice', 'invoice'],
  ['hello there', 'greeting'],
])('knows what "%s" is about, in words no example has', (text, intent) => {
  expect(best(text).id).toBe(intent)
  expect(best(text).score).toBeGreaterThan(0.5)
})

it.each([
  '今天会下雨吗',
  '给我讲一个笑话吧',
  '我想吃火锅',
  'write a python script for me',
  'what is the capital of Peru',
  'asdkjh qwe',
  '？？？',
  '12',
  '',
])('is not taken in by "%s"', (text) => {
  expect(best(text).score).toBeLessThan(0.2)
})

it('gives scores between 0 and 1, best first, each intent once', () => {
  const scores = recognise(model, '我要退货，什么时候退款')
  expect(scores.map(({ score }) => score)).toEqual(scores.map(({ score }) => score).sort((a, b) => b - a))
  expect(scores.every(({ score }) => score >= 0 && score <= 1)).toBe(true)
  expect(new Set(scores.map(({ id }) => id)).size).toBe(scores.length)
})

it('learns the same from the same examples', () => {
  expect(trainIntents({ intents: afterSalesIntents })).toEqual(model)
})

it('answers in a language without examples with less confidence, and wrongly with little', () => {
  const chinese = trainIntents({
    intents: afterSalesIntents.map(({ examples, ...intent }) => ({
      ...intent,
      description: '',
      examples: { 'zh-CN': examples['zh-CN'] ?? [] },
    })),
  })
  const right = afterSalesIntents.flatMap(({ id, examples }) => (examples.en ?? []).map((text) => best(text, chinese).id === id))
  // Through the concepts both languages share; guessing would be 1 in 11.
  expect(right.filter(Boolean).length / right.length).toBeGreaterThan(0.4)
  expect(best('where is my parcel', chinese).id).toBe('delivery')
  expect(best('where is my parcel', chinese).score).toBeLessThan(best('where is my parcel').score)
  expect(best('what a lovely morning', chinese).score).toBeLessThan(0.2)
})

it('lets an intent be about what others never are', () => {
  const weather = { id: 'weather', name: '天气', examples: { 'zh-CN': ['今天天气怎么样', '明天会下雨吗', '外面冷不冷', '周末多少度'] } }
  expect(best('今天天气好吗', trainIntents({ intents: [...afterSalesIntents, weather] })).id).toBe('weather')
})

it('copes with no intents, one intent and intents without examples', () => {
  expect(recognise(trainIntents({ intents: [] }), '退款')).toEqual([])
  const bare = { id: 'refund', name: '退款', examples: {} }
  expect(best('我要退款', trainIntents({ intents: [bare] })).id).toBe('refund')
  expect(best('今天会下雨吗', trainIntents({ intents: [bare] })).score).toBeLessThan(0.3)
  expect(recognise(trainIntents({ intents: [{ id: 'a', name: ' ', examples: {} }] }), '退款')).toEqual([])
})

it.each([
  ['a megabyte', 'refund '.repeat(150_000)],
  ['half a surrogate pair', '\ud83d退款\udc4d'],
  ['control characters', '退\u0000款\u202e\u200b'],
  ['a regular expression', '(((a+)+)+)+$'.repeat(50)],
  ['words of an object', '__proto__ constructor toString'],
])('survives %s', (_, text) => {
  expect(() => recognise(model, text)).not.toThrow()
})
