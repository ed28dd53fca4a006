import type { NodeExample } from '../definition.ts'

const settings = {
  text: { 'zh-CN': '需要什么？' },
  choices: [
    { id: 'track', label: { 'zh-CN': '查订单', en: 'Track' }, synonyms: ['物流'] },
    { id: 'refund', label: { 'zh-CN': '退款', en: 'Refund' }, synonyms: [] },
  ],
  notUnderstood: { 'zh-CN': '请选一个。' },
  retries: 1,
}
const shown = [
  { id: 'track', label: '查订单' },
  { id: 'refund', label: '退款' },
]
const asked = { kind: 'say' as const, text: '需要什么？', choices: shown }

export const examples: NodeExample[] = [
  {
    name: 'a pressed button',
    settings,
    events: [{ kind: 'message', text: '退款', choiceId: 'refund' }],
    expect: [asked],
    port: 'choice:refund',
  },
  {
    name: 'a typed synonym within a sentence',
    settings,
    events: [{ kind: 'message', text: '帮我看看物流到哪了' }],
    expect: [asked],
    port: 'choice:track',
  },
  { name: 'a typed number', settings, events: [{ kind: 'message', text: '2' }], expect: [asked], port: 'choice:refund' },
  {
    name: 'asks again, then none of these',
    settings,
    events: [
      { kind: 'message', text: '天气怎么样' },
      { kind: 'message', text: '唱首歌' },
    ],
    expect: [asked, { kind: 'say', text: '请选一个。', choices: shown }],
    port: 'none',
  },
  {
    name: 'numbered text where there are no buttons',
    settings,
    facts: { channel: { id: 'sms', kind: 'sms', capabilities: { buttons: 0, textLength: 500 } } },
    events: [{ kind: 'message', text: '１' }],
    expect: [{ kind: 'say', text: '需要什么？\n1. 查订单\n2. 退款' }],
    port: 'choice:track',
  },
  {
    name: 'several at once, ticked or typed',
    settings: {
      text: { 'zh-CN': '哪些？' },
      choices: [
        { id: 'a', label: { 'zh-CN': '苹果' } },
        { id: 'b', label: { 'zh-CN': '香蕉' } },
        { id: 'c', label: { 'zh-CN': '橙子' }, synonyms: ['橘子'] },
      ],
      multiple: true,
      max: 2,
      variable: 'fruit',
      notUnderstood: { 'zh-CN': '请选一到两个。' },
      retries: 2,
    },
    variables: [{ id: 'fruit', type: 'list' }],
    events: [
      { kind: 'message', text: '苹果、香蕉、橙子', choiceId: 'a,b,c' },
      { kind: 'message', text: '橘子和苹果' },
    ],
    without: {
      multipleChoice: [
        { kind: 'message', text: '1,2,3' },
        { kind: 'message', text: '３ 1' },
      ],
    },
    expect: [
      { kind: 'say', text: '哪些？', multiple: { min: 1, max: 2 } },
      { kind: 'say', text: '请选一到两个。' },
    ],
    port: 'next',
    variablesAfter: { fruit: ['苹果', '橙子'] },
  },
]
