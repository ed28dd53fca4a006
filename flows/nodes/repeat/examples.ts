import type { NodeExample } from '../definition.ts'

const flows: NodeExample['flows'] = {
  each: {
    inputs: [
      { id: 'item', type: 'text' },
      { id: 'no', type: 'number' },
    ],
    outputs: [{ id: 'told', type: 'text' }],
    cards: {
      c: [
        ['say', 'message', { text: { 'zh-CN': '{{ no }}. {{ item }}' } }],
        ['back', 'return', { values: [{ variable: 'told', expression: '"✓" + item' }] }],
      ],
    },
  },
  count: { cards: { c: [['add', 'set', { assignments: [{ variable: 'n', expression: 'n + 1' }] }]] } },
}

export const examples: NodeExample[] = [
  {
    name: 'once for each item, and what came of it',
    settings: { flowId: 'each', list: 'things', itemInput: 'item', numberInput: 'no', output: 'told', collect: 'results' },
    variables: [
      { id: 'things', type: 'list', initial: ['耳机', '键盘'] },
      { id: 'results', type: 'list' },
    ],
    flows,
    expect: [
      { kind: 'say', text: '1. 耳机' },
      { kind: 'say', text: '2. 键盘' },
    ],
    port: 'done',
    variablesAfter: { results: ['✓耳机', '✓键盘'] },
  },
  {
    name: 'until a condition holds, at least once',
    settings: { flowId: 'count', mode: 'until', until: { kind: 'compare', field: 'n', operator: 'greaterOrEqual', value: 3 } },
    variables: [{ id: 'n', type: 'number', initial: 0 }],
    flows,
    expect: [],
    port: 'done',
    variablesAfter: { n: 3 },
  },
  {
    name: 'never more often than the limit',
    settings: { flowId: 'count', mode: 'until', until: { kind: 'formula', expression: 'false' }, limit: 4 },
    variables: [{ id: 'n', type: 'number', initial: 0 }],
    flows,
    expect: [],
    port: 'limit',
    variablesAfter: { n: 4 },
  },
]
