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
]
