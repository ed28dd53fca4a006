import type { NodeExample } from '../definition.ts'

const result = (score: number) => ({ answers: [{ entryId: 'e1', title: '退货', text: '七天内可以退货。', score }] })
const asked = { kind: 'effect' as const, effect: { kind: 'knowledge' as const, query: '能退货吗', language: 'zh-CN' as const, limit: 3 } }

export const examples: NodeExample[] = [
  {
    name: 'waits for a question, then answers',
    settings: {},
    events: [
      { kind: 'message', text: '能退货吗' },
      { kind: 'effect', id: '2.1', ok: true, result: result(0.8) },
    ],
    expect: [asked, { kind: 'say', text: '七天内可以退货。' }],
    port: 'answered',
  },
  {
    name: 'a weak hit is no answer',
    settings: {},
    events: [
      { kind: 'message', text: '能退货吗' },
      { kind: 'effect', id: '2.1', ok: true, result: result(0.1) },
    ],
    expect: [asked],
    port: 'notFound',
  },
  {
    name: 'a failing search is no answer',
    settings: { query: '能退货吗' },
    events: [{ kind: 'effect', id: '1.1', ok: false, error: { code: 'timeout', message: '' } }],
    expect: [asked],
    port: 'notFound',
  },
]
