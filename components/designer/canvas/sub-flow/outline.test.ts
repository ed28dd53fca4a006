import { expect, test } from 'vitest'
import { buildProject } from '../../../../flows/testing/build-project.ts'
import { outline } from './outline.ts'

test('cards stand in the order of the ways, each once, also where a way leads back; what nothing leads to is left out', () => {
  const { flows } = buildProject({
    cards: {
      start: [['ask', 'question', { timeoutMinutes: 5 }]],
      lost: [['l', 'message', {}]],
      late: [['t', 'message', {}]],
      done: [['d', 'message', {}]],
    },
    links: { 'ask.next': 'done', 'ask.timeout': 'late', 'd.next': 'start' },
  })
  const { main } = flows
  expect(main && outline(main).map(({ id }) => id)).toEqual(['start', 'done', 'late'])
})
