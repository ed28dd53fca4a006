import { expect, test } from 'vitest'
import { createPeopleStore, GONE_AFTER } from './people-store.ts'

const at = (
  visitId: string,
  place: { flowId?: string; cards?: string[]; cursor?: { x: number; y: number } | null } | null,
  memberId = visitId,
) => ({
  visitId,
  memberId,
  name: memberId,
  place: place && { flowId: 'main', cards: [], cursor: null, ...place },
})

test('people come, move and go; who is new is told apart, and everybody has a colour of their own', () => {
  const store = createPeopleStore()
  expect(store.hear(at('v1', { cards: ['a'] }, 'ann'), 0)).toBe(true)
  expect(store.hear(at('v2', {}, 'bob'), 0)).toBe(true)
  expect(store.hear(at('v3', {}, 'ann'), 0)).toBe(true)
  expect(store.hear(at('v1', { cards: ['b'] }, 'ann'), 1)).toBe(false)
  const { people } = store.getState()
  expect(people.map(({ name, cards }) => [name, cards])).toEqual([
    ['ann', ['b']],
    ['bob', []],
    ['ann', []],
  ])
  expect(people[0]?.colour).toBe(people[2]?.colour)
  expect(people[0]?.colour).not.toBe(people[1]?.colour)
  store.hear(at('v2', null), 2)
  expect(store.getState().people.map(({ visitId }) => visitId)).toEqual(['v1', 'v3'])
})

test('a moving pointer changes pointers alone, and goes with its owner', () => {
  const store = createPeopleStore()
  store.hear(at('v1', { cards: ['a'] }), 0)
  const { people } = store.getState()
  store.hear(at('v1', { cards: ['a'], cursor: { x: 1, y: 2 } }), 1)
  expect(store.getState().people).toBe(people)
  expect([...store.getState().cursors]).toEqual([['v1', { x: 1, y: 2 }]])
  store.forget(GONE_AFTER)
  expect(store.getState().people).toHaveLength(1)
  store.forget(GONE_AFTER + 2)
  expect(store.getState()).toMatchObject({ people: [], cursors: new Map() })
})
