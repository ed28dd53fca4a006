import { expect, test } from 'vitest'
import type { Change } from '../../../flows/diff/diff-projects.ts'
import { onlyAt } from './only-at.ts'

const change = (cardId: string, before?: { card: string }): Change =>
  ({ key: 'k', what: 'node', how: 'changed', flowId: 'main', cardId, fields: [], implied: false, ...(before ? { before } : {}) }) as Change

test('cards that only moved or were renamed lose their mark; what came, went or behaves otherwise keeps it', () => {
  const cards = {
    moved: 'moved',
    renamed: 'changed',
    other: 'changed',
    left: 'changed',
    new: 'added',
    gone: 'removed',
    both: 'conflict',
  } as const
  const marks = { main: { cards, nodes: { a: 'changed' }, links: {} } } as const
  expect(onlyAt(marks, [change('other', { card: 'left' })]).main).toEqual({
    cards: { other: 'changed', left: 'changed', new: 'added', gone: 'removed', both: 'conflict' },
    nodes: { a: 'changed' },
    links: {},
  })
})
