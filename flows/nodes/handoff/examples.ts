import type { NodeExample } from '../definition.ts'

const settings = { queueId: 'sales', message: { 'zh-CN': '正在转接。' }, priority: 5, maxWaitMinutes: 3 }
const queue = { name: '售后', online: 2, free: 1, waiting: 0, expectedWaitSeconds: 30, open: true }
const open = { queues: { sales: queue } }
const handed = [
  { kind: 'say' as const, text: '正在转接。', epoch: 0 },
  { kind: 'owner' as const, owner: 'queue' as const, epoch: 1 },
  { kind: 'handoff' as const, queueId: 'sales', priority: 5, epoch: 1 },
]
const backToBot = { kind: 'owner' as const, owner: 'bot' as const }

export const examples: NodeExample[] = [
  {
    name: 'goes on when the person is done',
    settings,
    facts: open,
    events: [
      { kind: 'accepted', agentId: 'a1', agentName: '小李' },
      { kind: 'resolved', agentId: 'a1', outcome: 'resolved', continueFlow: true },
    ],
    expect: [...handed, { kind: 'owner', owner: 'agent', epoch: 2 }, backToBot],
    port: 'resolved',
  },
  {
    name: 'waited too long',
    settings,
    facts: open,
    events: [{ kind: 'wake', afterMs: 180_000 }],
    expect: [...handed, backToBot],
    port: 'timedOut',
  },
  { name: 'nobody online', settings, facts: { queues: { sales: { ...queue, online: 0 } } }, expect: [], port: 'nobody' },
  { name: 'closed', settings, facts: { queues: { sales: { ...queue, open: false } } }, expect: [], port: 'closed' },
  { name: 'the customer left', settings, facts: open, events: [{ kind: 'left' }], expect: [...handed, backToBot], port: 'left' },
]
