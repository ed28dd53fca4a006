import type { NodeExample } from '../definition.ts'

const settings = { robot: 'invoice', inputs: [{ name: 'order', expression: 'order' }], outputs: [{ path: 'file.url', variable: 'file' }] }
const variables: NodeExample['variables'] = [
  { id: 'order', type: 'text', initial: 'A1' },
  { id: 'file', type: 'text' },
]
const effect = (wait: boolean) => ({
  kind: 'effect' as const,
  effect: { kind: 'automation' as const, robot: 'invoice', input: { order: 'A1' }, wait },
})

export const examples: NodeExample[] = [
  {
    name: 'waits for the run and keeps what it made',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { runId: 'r1', output: { file: { url: 'https://a.example/1.pdf' } } } }],
    expect: [effect(true)],
    port: 'ok',
    variablesAfter: { file: 'https://a.example/1.pdf' },
  },
  {
    name: 'starts a run and goes on',
    settings: { ...settings, wait: false, runVariable: 'file' },
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: true, result: { runId: 'r1', output: null } }],
    expect: [effect(false)],
    port: 'ok',
    variablesAfter: { file: 'r1' },
  },
  {
    name: 'no automation service',
    settings,
    variables,
    events: [{ kind: 'effect', id: '1.1', ok: false, error: { code: 'not-configured', message: '' } }],
    expect: [effect(true)],
    port: 'failed',
  },
]
