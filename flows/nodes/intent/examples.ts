import type { NodeExample } from '../definition.ts'

const settings = {
  prompt: { 'zh-CN': '请说。' },
  routes: [
    { id: 'r1', intentId: 'refund', label: { 'zh-CN': '退款' } },
    { id: 'r2', intentId: 'track', label: { 'zh-CN': '查物流' } },
  ],
  clarify: { 'zh-CN': '您是想：' },
  notUnderstood: { 'zh-CN': '没听懂。' },
  retries: 1,
}
const prompt = { kind: 'say' as const, text: '请说。' }
const says = (text: string, intents: { id: string; score: number }[]) => ({ kind: 'message' as const, text, understanding: { intents } })

export const examples: NodeExample[] = [
  {
    name: 'a clear intent',
    settings,
    events: [
      says('我要退款', [
        { id: 'refund', score: 0.9 },
        { id: 'track', score: 0.1 },
      ]),
    ],
    expect: [prompt],
    port: 'route:r1',
  },
  {
    name: 'asks back when two are close',
    settings,
    events: [
      says('退回的件到哪了', [
        { id: 'refund', score: 0.62 },
        { id: 'track', score: 0.58 },
      ]),
      says('查物流', []),
    ],
    expect: [
      prompt,
      {
        kind: 'say',
        text: '您是想：',
        choices: [
          { id: 'r1', label: '退款' },
          { id: 'r2', label: '查物流' },
        ],
      },
    ],
    port: 'route:r2',
  },
  {
    name: 'none of these after one more try',
    settings,
    events: [says('天气', [{ id: 'refund', score: 0.1 }]), says('唱歌', [])],
    expect: [prompt, { kind: 'say', text: '没听懂。' }],
    port: 'none',
  },
]
