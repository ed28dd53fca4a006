import type { NodeExample } from '../definition.ts'

const settings = {
  branches: [
    { id: 'large', name: '大额', when: { kind: 'compare', field: 'total', operator: 'greater', value: '500' } },
    { id: 'vip', name: 'VIP', when: { kind: 'compare', field: 'customer.tags', operator: 'contains', value: 'vip' } },
  ],
}

export const examples: NodeExample[] = [
  {
    name: 'a number compared as a number',
    settings,
    variables: [{ id: 'total', type: 'number', initial: 1200 }],
    expect: [],
    port: 'branch:large',
  },
  {
    name: 'looks at the customer',
    settings,
    variables: [{ id: 'total', type: 'number', initial: 90 }],
    facts: { customer: { id: 'c', name: '王', attributes: {}, tags: ['vip'], openTickets: 0, conversations: 0 } },
    expect: [],
    port: 'branch:vip',
  },
  { name: 'otherwise', settings, variables: [{ id: 'total', type: 'number' }], expect: [], port: 'else' },
]
