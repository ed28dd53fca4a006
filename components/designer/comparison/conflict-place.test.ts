import { expect, test } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import { markConflicts, placeOfConflict } from './conflict-place.ts'

const project = buildProject({ cards: { one: [['a', 'message', { text: { 'zh-CN': '1' } }]] } })

test('a conflict about a node, a card or an order on it is at the card; one about anything else, or about what is gone, is nowhere', () => {
  expect(placeOfConflict({ part: 'node/main/a' }, project)).toEqual({ flowId: 'main', cardId: 'one', nodeId: 'a' })
  expect(placeOfConflict({ part: 'card/main/one' }, project)).toEqual({ flowId: 'main', cardId: 'one' })
  expect(placeOfConflict({ part: 'nodes/main/one' }, project)).toEqual({ flowId: 'main', cardId: 'one' })
  for (const part of ['rule/r', 'variables', 'node/main/gone', 'card/gone/one', 'card/main/toString', 'node/__proto__/a'])
    expect(placeOfConflict({ part }, project)).toBeNull()
})

test('the mark of a conflict covers every other one', () => {
  const marks = { main: { cards: { one: 'changed' }, nodes: {}, links: {} } } as const
  const place = { flowId: 'main', cardId: 'one', nodeId: 'a' }
  expect(markConflicts(marks, [place, null])).toEqual({ main: { cards: { one: 'conflict' }, nodes: { a: 'conflict' }, links: {} } })
  expect(marks.main.cards.one).toBe('changed')
})
