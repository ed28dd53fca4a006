import type { NodeExample } from '../definition.ts'

const settings = {
  title: '退款 {{ amount }} 元',
  text: { 'zh-CN': '为您退款 {{ amount }} 元。' },
  waitText: { 'zh-CN': '请稍等。' },
  queueId: 'q',
  variable: 'said',
  timeoutMinutes: 5,
}
const variables: NodeExample['variables'] = [
  { id: 'amount', type: 'number', initial: 800 },
  { id: 'said', type: 'text' },
]
const asked: NodeExample['expect'] = [
  { kind: 'say', text: '请稍等。' },
  { kind: 'needsAttention', reason: 'approval' },
  { kind: 'effect', effect: { kind: 'approval', queueId: 'q', title: '退款 800 元', text: '为您退款 800 元。' } },
]
const decided = (decision: string, text: string) => ({
  kind: 'effect' as const,
  id: '1.2',
  ok: true as const,
  result: { decision, text, by: '李明' },
})

export const examples: NodeExample[] = [
  {
    name: 'approved: it is said',
    settings,
    variables,
    events: [decided('approved', '为您退款 800 元。')],
    expect: [...asked, { kind: 'say', text: '为您退款 800 元。' }],
    port: 'approved',
  },
  {
    name: 'edited: the edited text counts',
    settings,
    variables,
    events: [decided('edited', '先退您 500 元。')],
    expect: [...asked, { kind: 'say', text: '先退您 500 元。' }],
    port: 'approved',
    variablesAfter: { said: '先退您 500 元。' },
  },
  { name: 'declined', settings, variables, events: [decided('declined', '')], expect: asked, port: 'declined' },
  {
    name: 'nobody decides in time',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.2', ok: false, error: { code: 'timeout', message: '' } }],
    expect: asked,
    port: 'timedOut',
  },
]
