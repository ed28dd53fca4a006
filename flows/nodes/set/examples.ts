import type { NodeExample } from '../definition.ts'

export const examples: NodeExample[] = [
  {
    name: 'several assignments, each sees the ones before',
    settings: {
      assignments: [
        { variable: 'count', expression: 'count + 1' },
        { variable: 'total', expression: 'round(count * 9.99, 1)' },
      ],
    },
    variables: [
      { id: 'count', type: 'number' },
      { id: 'total', type: 'number' },
    ],
    expect: [],
    port: 'next',
    variablesAfter: { count: 1, total: 10 },
  },
]
