import { expect, test } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import { searchCards } from './search-cards.ts'

const project = buildProject({
  cards: {
    refund: [['a', 'message', { text: { 'zh-CN': '您的退款已经提交，三天内到账', en: 'Your refund is on its way' } }]],
    greet: [['b', 'message', { text: { 'zh-CN': '您好', en: 'Hello' } }]],
  },
  flows: { other: { cards: { refundOther: [['c', 'http', { url: 'https://shop.invalid/refunds' }]] } } },
})
const find = (text: string, language: 'zh-CN' | 'en' = 'zh-CN', limit = 10) =>
  searchCards({ project, openFlowId: 'main', language, text, limit }).map(({ cardId, nodeId, excerpt }) => [cardId, nodeId, excerpt])

test('finds cards by name in every flow, the open one first, then by what stands on them', () => {
  expect(find('REFUND')).toEqual([
    ['refund', null, 'refund'],
    ['refundOther', null, 'refundOther'],
  ])
  expect(find('shop.invalid')).toEqual([['refundOther', 'c', 'https://shop.invalid/refunds']])
})

test('finds two Chinese characters, in the language that is edited', () => {
  expect(find('到账')).toEqual([['refund', 'a', '您的退款已经提交，三天内到账']])
  expect(find('到账', 'en')).toEqual([])
  expect(find('  ')).toEqual([])
})

test('says no more than asked for', () => {
  expect(find('e', 'zh-CN', 1)).toHaveLength(1)
})
