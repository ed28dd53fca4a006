import type { NodeExample } from '../definition.ts'

const said = (text: string): NonNullable<NodeExample['variables']>[number] => ({ id: 'said', type: 'text', initial: text })
const variables = (text: string): NodeExample['variables'] => [
  said(text),
  { id: 'phone', type: 'text' },
  { id: 'day', type: 'date' },
  { id: 'wish', type: 'text' },
]
const items = [
  { id: 'p', kind: 'phone', variable: 'phone' },
  { id: 'd', kind: 'date', variable: 'day' },
]
const withWish = [...items, { id: 'w', kind: 'described', description: '客户想要什么颜色', variable: 'wish' }]
const asked = {
  kind: 'effect' as const,
  effect: {
    kind: 'extract' as const,
    text: '13800000000，要蓝色的',
    language: 'zh-CN' as const,
    fields: [{ id: 'w', type: 'text', description: '客户想要什么颜色' }],
  },
}

export const examples: NodeExample[] = [
  {
    name: 'finds everything in one sentence',
    settings: { source: '{{ said }}', items },
    variables: variables('明天下午打 13800000000 找我'),
    expect: [],
    port: 'found',
    variablesAfter: { phone: '13800000000', day: '2026-01-06' },
  },
  {
    name: 'finds a part',
    settings: { source: '{{ said }}', items },
    variables: variables('号码 13800000000'),
    expect: [],
    port: 'partly',
    variablesAfter: { day: null },
  },
  { name: 'finds nothing', settings: { source: '{{ said }}', items }, variables: variables('你好'), expect: [], port: 'notFound' },
  {
    name: 'asks the model for what is only described',
    settings: { source: '{{ said }}', items: withWish },
    variables: variables('13800000000，要蓝色的'),
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { values: { w: '蓝色' } } }],
    expect: [asked],
    port: 'partly',
    variablesAfter: { phone: '13800000000', wish: '蓝色' },
  },
  {
    name: 'a model that does not answer takes nothing away from what rules found',
    settings: { source: '{{ said }}', items: withWish },
    variables: variables('13800000000，要蓝色的'),
    events: [{ kind: 'effect', id: '1.1', ok: false, error: { code: 'not-configured', message: '' } }],
    expect: [asked],
    port: 'partly',
  },
  {
    name: 'without it and with nothing found it has failed',
    settings: { source: '{{ said }}', items: [withWish[2] ?? {}] },
    variables: variables('要蓝色的'),
    events: [{ kind: 'effect', id: '1.1', ok: false, error: { code: 'not-configured', message: '' } }],
    expect: [{ kind: 'effect' }],
    port: 'failed',
  },
]
