import type { NodeExample } from '../definition.ts'

export const examples: NodeExample[] = [
  {
    name: 'gives a value and keeps what comes back',
    settings: { flowId: 'double', inputs: [{ input: 'n', expression: 'total' }], outputs: [{ output: 'twice', variable: 'total' }] },
    variables: [{ id: 'total', type: 'number', initial: 4 }],
    flows: {
      double: {
        inputs: [{ id: 'n', type: 'number' }],
        outputs: [{ id: 'twice', type: 'number' }],
        cards: { d: [['r', 'return', { values: [{ variable: 'twice', expression: 'n * 2' }] }]] },
      },
    },
    expect: [],
    port: 'next',
    variablesAfter: { total: 8 },
  },
]
