import type { NodeExample } from '../definition.ts'

const paid = { mode: 'event', event: 'paid', variable: 'amount', timeoutMinutes: 5 }
const variables: NodeExample['variables'] = [{ id: 'amount', type: 'number' }]

export const examples: NodeExample[] = [
  {
    name: 'goes on when the time is over',
    settings: { seconds: 60 },
    events: [{ kind: 'wake', afterMs: 60_000 }],
    expect: [],
    port: 'next',
  },
  {
    name: 'waits until a moment on the wall clock (the example begins at 10:00 in Shanghai)',
    settings: { mode: 'until', until: '"2026-01-05 10:30"' },
    events: [
      { kind: 'wake', afterMs: 29 * 60_000 },
      { kind: 'wake', afterMs: 60_000 },
    ],
    expect: [],
    port: 'next',
  },
  {
    name: 'goes on when it happens, and keeps what came with it',
    settings: paid,
    variables,
    events: [
      { kind: 'happened', name: 'shipped', data: 1 },
      { kind: 'happened', name: 'paid', data: 99 },
    ],
    expect: [],
    port: 'next',
    variablesAfter: { amount: 99 },
  },
  {
    name: 'it does not happen',
    settings: paid,
    variables,
    events: [{ kind: 'wake', afterMs: 300_000 }],
    expect: [],
    port: 'timeout',
  },
]
