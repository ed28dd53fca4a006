import type { NodeExample } from '../definition.ts'

const asked = { kind: 'say' as const, text: '几分？', widget: 'rating' as const }

export const examples: NodeExample[] = [
  {
    name: 'points in words',
    settings: { text: { 'zh-CN': '几分？' } },
    events: [{ kind: 'message', text: '五星' }],
    expect: [asked, { kind: 'rated', score: 5, max: 5, comment: '' }],
    port: 'rated',
  },
  {
    name: 'with a reason',
    settings: { text: { 'zh-CN': '几分？' }, askReason: true, reasonText: { 'zh-CN': '为什么？' }, variable: 'score' },
    variables: [{ id: 'score', type: 'number' }],
    events: [
      { kind: 'message', text: '2', choiceId: '2' },
      { kind: 'message', text: '太慢' },
    ],
    expect: [asked, { kind: 'say', text: '为什么？' }, { kind: 'rated', score: 2, max: 5, comment: '太慢' }],
    port: 'rated',
    variablesAfter: { score: 2 },
  },
  {
    name: 'silence',
    settings: { text: { 'zh-CN': '几分？' }, timeoutMinutes: 5 },
    events: [{ kind: 'wake', afterMs: 300_000 }],
    expect: [asked],
    port: 'timeout',
  },
]
