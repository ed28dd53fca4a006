import type { NodeExample } from '../definition.ts'

const settings = {
  source: 'return { total: input.a * 2 }',
  inputs: [{ name: 'a', expression: 'n + 1' }],
  outputs: [{ path: 'total', variable: 'n' }],
}
const variables: NodeExample['variables'] = [{ id: 'n', type: 'number', initial: 3 }]
const effect = { kind: 'effect' as const, effect: { kind: 'code' as const, source: settings.source, input: { a: 4 } } }

export const examples: NodeExample[] = [
  {
    name: 'gives values and keeps a part of the result',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { output: { total: 8 } } }],
    expect: [effect],
    port: 'ok',
    variablesAfter: { n: 8 },
  },
  {
    name: 'an error or endless loop is a way out',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: false, error: { code: 'code-timeout', message: '' } }],
    expect: [effect],
    port: 'failed',
    variablesAfter: { n: 3 },
  },
]
