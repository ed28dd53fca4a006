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
  {
    name: 'would recommend, 0 to 10; nought is a score too',
    settings: { text: { 'zh-CN': '会推荐吗？' }, scale: 'nps', askReason: true, reasonText: { 'zh-CN': '为什么？' }, variable: 'score' },
    variables: [{ id: 'score', type: 'number' }],
    events: [
      { kind: 'message', text: '0' },
      { kind: 'message', text: '太贵' },
    ],
    expect: [
      { kind: 'say', text: '会推荐吗？', widget: 'nps' },
      { kind: 'say', text: '为什么？' },
      { kind: 'rated', score: 0, max: 10, comment: '太贵', scale: 'nps' },
    ],
    port: 'rated',
    variablesAfter: { score: 0 },
  },
  {
    name: 'a thumb',
    settings: { text: { 'zh-CN': '解决了吗？' }, scale: 'thumbs' },
    events: [{ kind: 'message', text: '没解决' }],
    expect: [
      { kind: 'say', text: '解决了吗？', widget: 'thumbs' },
      { kind: 'rated', score: 0, max: 1, comment: '', scale: 'thumbs' },
    ],
    port: 'rated',
  },
]
