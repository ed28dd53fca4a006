import type { NodeExample } from '../definition.ts'

const settings = { ticketType: 'refund', subject: '退款 {{ order }}', variable: 'number', priority: 3 }
const variables: NodeExample['variables'] = [
  { id: 'order', type: 'text', initial: 'A1' },
  { id: 'number', type: 'number' },
]
const effect = {
  kind: 'effect' as const,
  effect: { kind: 'ticket' as const, ticketType: 'refund', subject: '退款 A1', description: '', priority: 3, fields: {} },
}

export const examples: NodeExample[] = [
  {
    name: 'keeps the number',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { ticketId: 't1', number: 42 } }],
    expect: [effect],
    port: 'done',
    variablesAfter: { number: 42 },
  },
  {
    name: 'can fail',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: false, error: { code: 'x', message: '' } }],
    expect: [effect],
    port: 'failed',
  },
  {
    name: 'adds a comment to a ticket and sets its status',
    settings: { action: 'change', number: 'number', status: 'pending', comment: '客户补充：{{ order }}' },
    variables: [
      { id: 'order', type: 'text', initial: 'A1' },
      { id: 'number', type: 'number', initial: 42 },
    ],
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { ticketId: 't1', number: 42 } }],
    expect: [{ kind: 'effect', effect: { kind: 'ticketChange', number: 42, status: 'pending', priority: null, comment: '客户补充：A1' } }],
    port: 'done',
  },
  {
    name: 'without a number there is nothing to change',
    settings: { action: 'change', number: 'number', comment: 'x' },
    variables,
    expect: [],
    port: 'failed',
  },
]
