import type { NodeExample } from '../definition.ts'

const mail = { by: 'email', to: 'ops@example.com', subject: '{{ order }}', text: '请处理 {{ order }}' }
const variables: NodeExample['variables'] = [{ id: 'order', type: 'text', initial: 'A1\nBcc: x@example.com' }]
const effect = {
  kind: 'notify' as const,
  by: 'email' as const,
  to: 'ops@example.com',
  subject: 'A1 Bcc: x@example.com',
  text: '请处理 A1\nBcc: x@example.com',
}

export const examples: NodeExample[] = [
  { name: 'tells the team', settings: { text: '大客户来了' }, expect: [{ kind: 'notify', message: '大客户来了' }], port: 'sent' },
  {
    name: 'a value cannot add a header to an e-mail',
    settings: mail,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: true, result: null }],
    expect: [{ kind: 'effect', effect }],
    port: 'sent',
  },
  {
    name: 'leaves by its own way when it could not be sent',
    settings: { by: 'webhook', to: 'https://hooks.example.com/{{ order }}', text: 'x' },
    variables: [{ id: 'order', type: 'text', initial: 'a/b' }],
    events: [{ kind: 'effect', id: '1.1', ok: false, error: { code: 'unreachable', message: '' } }],
    expect: [{ kind: 'effect', effect: { kind: 'notify', by: 'webhook', to: 'https://hooks.example.com/a%2Fb', subject: '', text: 'x' } }],
    port: 'failed',
  },
]
