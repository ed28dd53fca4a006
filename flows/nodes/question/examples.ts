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
    name: 'says back what it understood until it is right',
    settings: { ...base, answer: 'phone', confirm: true, confirmText: { 'zh-CN': '您的电话是 {{ value }}，对吗？' }, retries: 3 },
    variables,
    events: [
      { kind: 'message', text: '13800000000' },
      { kind: 'message', text: '不对', choiceId: 'no' },
      { kind: 'message', text: '139 0000 0000' },
      { kind: 'message', text: '对的' },
    ],
    expect: [
      { kind: 'say', text: '订单号是？' },
      {
        kind: 'say',
        text: '您的电话是 13800000000，对吗？',
        choices: [
          { id: 'yes', label: '对' },
          { id: 'no', label: '不对' },
        ],
      },
      { kind: 'say', text: '订单号是？' },
      { kind: 'say', text: '您的电话是 13900000000，对吗？' },
    ],
    port: 'next',
    variablesAfter: { value: '13900000000' },
  },
  {
    name: 'an ID number with the right check digit',
    settings: { ...base, answer: 'idNumber' },
    variables,
    events: [
      { kind: 'message', text: '110101199003070001' },
      { kind: 'message', text: '身份证 11010519491231002x' },
    ],
    expect: [
      { kind: 'say', text: '订单号是？' },
      { kind: 'say', text: '没看懂。' },
    ],
    port: 'next',
    variablesAfter: { value: '11010519491231002X' },
  },
  {
    name: 'an address',
    settings: { ...base, answer: 'address' },
    variables,
    events: [
      { kind: 'message', text: '在家里' },
      { kind: 'message', text: '上海市浦东新区 世纪大道 100 号' },
    ],
    expect: [
      { kind: 'say', text: '订单号是？' },
      { kind: 'say', text: '没看懂。' },
    ],
    port: 'next',
    variablesAfter: { value: '上海市浦东新区 世纪大道 100 号' },
  },
  {
    name: 'a file, or the address of one',
    settings: { ...base, answer: 'file' },
    variables: [{ id: 'value', type: 'object' }],
    events: [
      { kind: 'message', text: '稍等' },
      { kind: 'message', text: '', files: [{ name: 'a.png', url: 'https://files.example.com/a.png', mediaType: 'image/png', size: 12 }] },
    ],
    expect: [
      { kind: 'say', text: '订单号是？' },
      { kind: 'say', text: '没看懂。' },
    ],
    port: 'next',
    variablesAfter: { value: { name: 'a.png', url: 'https://files.example.com/a.png', mediaType: 'image/png', size: 12 } },
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
