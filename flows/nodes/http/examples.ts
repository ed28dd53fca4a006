import type { NodeExample } from '../definition.ts'

const settings = { url: 'https://shop.example.com/orders/{{ order }}', mappings: [{ path: 'items[0].name', variable: 'name' }] }
const variables: NodeExample['variables'] = [
  { id: 'order', type: 'text', initial: 'A/1&x' },
  { id: 'name', type: 'text' },
]
const url = 'https://shop.example.com/orders/A%2F1%26x'

export const examples: NodeExample[] = [
  {
    name: 'escapes the address and keeps a part of the answer',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { status: 200, headers: {}, body: { items: [{ name: '耳机' }] } } }],
    expect: [{ kind: 'effect', effect: { kind: 'http', method: 'GET', url, headers: {}, body: null } }],
    port: 'ok',
    variablesAfter: { name: '耳机' },
  },
  {
    name: 'a value cannot break out of a JSON body',
    settings: { method: 'POST', url: 'https://shop.example.com', body: '{"who":"{{ who }}","n":{{ n }}}' },
    variables: [
      { id: 'who', type: 'text', initial: '","admin":"yes' },
      { id: 'n', type: 'number', initial: 3 },
    ],
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { status: 201, headers: {}, body: null } }],
    expect: [
      {
        kind: 'effect',
        effect: {
          kind: 'http',
          method: 'POST',
          url: 'https://shop.example.com',
          headers: {},
          body: '{"who":"\\",\\"admin\\":\\"yes","n":3}',
        },
      },
    ],
    port: 'ok',
  },
  {
    name: 'a status of 500 is a failure',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { status: 500, headers: {}, body: null } }],
    expect: [{ kind: 'effect' }],
    port: 'failed',
  },
  {
    name: 'so is no answer',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: false, error: { code: 'timeout', message: '' } }],
    expect: [{ kind: 'effect' }],
    port: 'failed',
  },
]
