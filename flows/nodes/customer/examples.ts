import type { NodeExample } from '../definition.ts'

export const examples: NodeExample[] = [
  {
    name: 'keeps the type of a value',
    settings: {
      name: '',
      attributes: [
        { key: 'score', value: '{{ score }}' },
        { key: 'note', value: '第 {{ score }} 名' },
      ],
      addTags: ['vip'],
    },
    variables: [{ id: 'score', type: 'number', initial: 5 }],
    expect: [{ kind: 'updateCustomer', attributes: { score: 5, note: '第 5 名' }, addTags: ['vip'], removeTags: [] }],
    port: 'next',
  },
]
