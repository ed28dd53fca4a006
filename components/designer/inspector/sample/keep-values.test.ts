import { expect, test } from 'vitest'
import { variableFor } from '../../../../flows/nodes/http/sample-response.ts'
import { buildProject } from '../../../../flows/testing/build-project.ts'
import { apply, startHistory, undo } from '../../document/history.ts'
import { keepValues } from './keep-values.ts'

test('mappings and new variables come in one step; a path is mapped once; empty rows go', () => {
  const project = buildProject({
    cards: {
      start: [
        [
          'ask',
          'http',
          {
            mappings: [
              { path: 'body.a', variable: 'old' },
              { path: '', variable: '' },
              { path: 'body.z', variable: 'old' },
            ],
          },
        ],
      ],
    },
    variables: [{ id: 'old', name: 'old', type: 'text', scope: 'conversation', sensitive: false }],
  })
  const before = startHistory({ project, layout: {}, scenarios: [] })
  const make = variableFor('body.price', 3, new Set(['old']))
  const kept = [
    // Another variable was chosen than the one that was offered.
    { path: 'body.a', variable: 'old', make: variableFor('body.a', 1, new Set()) },
    { path: 'body.price', variable: make.id, make },
  ]
  const after = apply(before, { label: 'keep', at: 0, recipe: (document) => keepValues(document, { id: 'ask' }, kept) })
  expect(after.document.project.variables.map(({ id, type }) => [id, type])).toEqual([
    ['old', 'text'],
    ['price', 'number'],
  ])
  expect(after.document.project.flows.main?.cards.start?.nodes[0]?.settings.mappings).toEqual([
    { path: 'body.z', variable: 'old' },
    { path: 'body.a', variable: 'old' },
    { path: 'body.price', variable: 'price' },
  ])
  expect(undo(after).history.document).toEqual(before.document)
})
