import type { NodeExample } from '../definition.ts'

const settings = {
  text: { 'zh-CN': '请留言。' },
  contactText: { 'zh-CN': '怎么联系您？' },
  thanks: { 'zh-CN': '收到。' },
  variable: 'number',
}
const variables: NodeExample['variables'] = [{ id: 'number', type: 'number' }]
const said = (text: string) => ({ kind: 'message' as const, text })
const ticket = (contact?: string): NodeExample['expect'][number] => ({
  kind: 'effect' as const,
  effect: {
    kind: 'ticket' as const,
    ticketType: 'callback',
    subject: '耳机 坏了',
    description: '耳机\n坏了',
    priority: 0,
    fields: contact === undefined ? ({} as Record<string, string>) : { contact },
  },
})
const asked = { kind: 'say' as const, text: '请留言。' }
const askedHow = { kind: 'say' as const, text: '怎么联系您？' }
const customer = { id: 'c1', name: '王芳', attributes: { phone: '13800000000' }, tags: [], openTickets: 0, conversations: 0 }

export const examples: NodeExample[] = [
  {
    name: 'asks for the message and how to reach the customer',
    settings,
    variables,
    events: [
      said('耳机\n坏了'),
      said('晚上'),
      said('a@example.com'),
      { kind: 'effect', id: '4.1', ok: true, result: { ticketId: 't', number: 7 } },
    ],
    expect: [asked, askedHow, askedHow, ticket('a@example.com'), { kind: 'say', text: '收到。' }],
    port: 'left',
    variablesAfter: { number: 7 },
  },
  {
    name: 'a known phone number is not asked for',
    settings,
    variables,
    facts: { customer },
    events: [said('耳机\n坏了'), { kind: 'effect', id: '2.1', ok: true, result: { ticketId: 't', number: 7 } }],
    expect: [asked, ticket('13800000000'), { kind: 'say', text: '收到。' }],
    port: 'left',
  },
  {
    name: 'a message without a contact is still kept',
    settings,
    variables,
    events: [
      said('耳机\n坏了'),
      { kind: 'wake', afterMs: 600_000 },
      { kind: 'effect', id: '3.1', ok: true, result: { ticketId: 't', number: 7 } },
    ],
    expect: [asked, askedHow, ticket(), { kind: 'say', text: '收到。' }],
    port: 'left',
  },
  { name: 'no message', settings, variables, events: [{ kind: 'wake', afterMs: 600_000 }], expect: [asked], port: 'timeout' },
  {
    name: 'when the ticket cannot be made somebody is told',
    settings: { ...settings, askContact: false },
    variables,
    events: [said('耳机\n坏了'), { kind: 'effect', id: '2.1', ok: false, error: { code: 'x', message: '' } }],
    expect: [asked, ticket(), { kind: 'needsAttention', reason: 'leftMessage' }],
    port: 'failed',
  },
]
