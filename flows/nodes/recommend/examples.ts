import type { NodeExample } from '../definition.ts'

const settings = { text: { 'zh-CN': '为您推荐：' }, context: '耳机', limit: 2, linkLabel: { 'zh-CN': '看看' } }
const effect = {
  kind: 'effect' as const,
  effect: { kind: 'recommend' as const, about: 'products', context: '耳机', limit: 2, language: 'zh-CN' as const },
}
const items = [
  { id: '1', title: '降噪耳机', text: '899 元', image: 'https://a.example/1.png', url: 'https://a.example/1' },
  { id: '2', title: '', text: '没有名字', image: '', url: '' },
  { id: '3', title: '耳机架', text: '59 元', image: 'javascript:1', url: '' },
]

export const examples: NodeExample[] = [
  {
    name: 'shows cards of what fits',
    settings,
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { items } }],
    expect: [
      effect,
      {
        kind: 'say',
        text: '为您推荐：',
        content: {
          kind: 'cards',
          cards: [
            { title: '降噪耳机', text: '899 元', image: 'https://a.example/1.png', link: { label: '看看', url: 'https://a.example/1' } },
            { title: '耳机架', text: '59 元', image: '', link: null },
          ],
        },
      },
    ],
    port: 'shown',
  },
  {
    name: 'nothing fits',
    settings,
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { items: [] } }],
    expect: [effect],
    port: 'nothing',
  },
  {
    name: 'no service',
    settings,
    events: [{ kind: 'effect', id: '1.1', ok: false, error: { code: 'not-configured', message: '' } }],
    expect: [effect],
    port: 'failed',
  },
]
