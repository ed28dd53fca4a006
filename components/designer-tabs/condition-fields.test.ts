import { expect, test } from 'vitest'
import { buildProject } from '../../flows/testing/build-project.ts'
import { conditionFields } from './condition-fields.ts'
import type { Translate } from './translate.ts'

const t = Object.assign((key: string) => key, { has: () => false }) as unknown as Translate

test('conditions offer the declared fields of objects with their types, and nothing of objects that may hold anything', () => {
  const project = buildProject({
    cards: { a: [] },
    variables: [
      { id: 'open', name: '随意', type: 'object', scope: 'conversation', sensitive: false },
      {
        id: 'slot',
        name: '号源',
        type: 'object',
        scope: 'conversation',
        sensitive: false,
        fields: { free: { type: 'boolean' }, doctor: { type: 'object', fields: { name: { type: 'text' } } } },
      },
    ],
  })
  const own = conditionFields(project, t).filter(({ group }) => group === 'group.variables')
  expect(own.map(({ path, label, type }) => [path, label, type])).toEqual([
    ['open', '随意', 'object'],
    ['slot', '号源', 'object'],
    ['slot.free', '号源.free', 'boolean'],
    ['slot.doctor', '号源.doctor', 'object'],
    ['slot.doctor.name', '号源.doctor.name', 'text'],
  ])
})
