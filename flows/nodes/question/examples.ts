import type { NodeExample } from '../definition.ts'

const base = { text: { 'zh-CN': '订单号是？' }, variable: 'value', invalid: { 'zh-CN': '没看懂。' }, retries: 1 }
const variables: NodeExample['variables'] = [{ id: 'value', type: 'text' }]

export const examples: NodeExample[] = [
  {
    name: 'keeps a valid order number',
    settings: { ...base, answer: 'orderNumber' },
    variables,
    events: [{ kind: 'message', text: '我的单号是 sf-20260001 谢谢' }],
    expect: [{ kind: 'say', text: '订单号是？' }],
    port: 'next',
    variablesAfter: { value: 'SF-20260001' },
  },
  {
    name: 'asks again, then gives up',
    settings: { ...base, answer: 'number' },
    variables,
    events: [
      { kind: 'message', text: '不知道' },
      { kind: 'message', text: '真不知道' },
    ],
    expect: [
      { kind: 'say', text: '订单号是？' },
      { kind: 'say', text: '没看懂。' },
    ],
    port: 'invalid',
  },
  {
    name: 'leaves by the timeout',
    settings: { ...base, timeoutMinutes: 5 },
    variables,
    events: [{ kind: 'wake', afterMs: 300_000 }],
    expect: [{ kind: 'say', text: '订单号是？' }],
    port: 'timeout',
  },
]
