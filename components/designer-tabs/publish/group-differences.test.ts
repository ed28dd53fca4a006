import { expect, test } from 'vitest'
import type { BacktestResult } from '../../../server/projects/backtest-project.ts'
import { groupDifferences } from './group-differences.ts'

const result = (conversationId: string, after: string[] | null): BacktestResult => ({
  conversationId,
  startedAt: new Date(0),
  verdict: after ? 'words' : 'same',
  before: { handedOver: false, outcome: null },
  after: { handedOver: false, outcome: null },
  rules: [],
  first: after && { customer: conversationId, before: { said: ['您好'], cards: ['a'] }, after: { said: after, cards: ['a'] } },
})

test('conversations that differ in the same way are one line, the most frequent first', () => {
  const results = [result('one', ['嗨']), result('two', ['您好呀']), result('three', null), result('four', ['您好呀'])]
  const groups = groupDifferences(results, ({ said }) => said.join(' / '))
  expect(groups.map(({ before, after, results: those }) => [before, after, those.map(({ conversationId }) => conversationId)])).toEqual([
    ['您好', '您好呀', ['two', 'four']],
    ['您好', '嗨', ['one']],
  ])
})
