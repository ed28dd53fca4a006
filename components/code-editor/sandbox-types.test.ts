import { expect, test } from 'vitest'
import { sandboxTypes } from './sandbox-types.ts'

test('the values of a step are declared with the types they have as JSON', () => {
  const text = sandboxTypes([
    { name: 'total', type: { kind: 'number' } },
    { name: 'when', type: { kind: 'date', maybe: true } },
    { name: 'items', type: { kind: 'list', of: { kind: 'object', fields: { 'unit-price': { kind: 'number' } } } } },
    { name: 'rest', type: { kind: 'object', fields: null } },
    { name: '', type: { kind: 'text' } },
  ])
  expect(text.split('\n').slice(2, -2)).toEqual([
    '  total: number | null',
    '  when: (string | null) | null',
    '  items: Array<{ "unit-price": number }> | null',
    '  rest: Record<string, any> | null',
  ])
})
