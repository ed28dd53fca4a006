import { LONGER_LEASE, slowKinds } from '../effects/attempt-time.ts'
import type { EffectJob } from '../effects/effect.ts'
import type { Outbox } from '../effects/outbox.ts'
import type { TimerTable } from '../timer-table.ts'
import { callsOver, type Disk, type FaultyRule } from './simulated-store.ts'

type Hop = (point: string) => Promise<void>
type Options = { broken?: FaultyRule }

/** The outbox on the simulated disk: the rules of effects/outbox.ts in a few lines. */
export function connectOutbox(disk: Disk, hop: Hop, { broken }: Options = {}): Outbox {
  const call = callsOver(hop)
  const find = ({ conversationId, effectId }: EffectJob) => {
    const job = disk.conversations.get(conversationId)?.outbox.get(effectId)
    return job?.state === 'pending' ? job : undefined
  }
  return {
    claim: ({ now, lease, most }) =>
      call('claim effects', () => {
        const taken: EffectJob[] = []
        for (const [conversationId, { row, outbox }] of disk.conversations) {
          for (const job of outbox.values()) {
            const held = job.leaseUntil !== null && (broken === 'lease' || job.leaseUntil > now)
            if (job.state !== 'pending' || job.dueAt > now || held || taken.length >= most) continue
            job.leaseUntil = now + lease + (slowKinds.includes(job.request.kind) ? LONGER_LEASE : 0)
            const { effectId, request, attempts, deadline } = job
            taken.push({ workspaceId: row.workspaceId, conversationId, effectId, request, attempts, deadline })
          }
        }
        return taken
      }),
    postpone: (job, dueAt) =>
      call('postpone effect', () => {
        const stored = find(job)
        if (stored) Object.assign(stored, { dueAt, attempts: stored.attempts + 1, leaseUntil: null })
      }),
    drop: (job) =>
      call('drop effect', () => {
        const stored = find(job)
        if (stored) Object.assign(stored, { state: 'failed', leaseUntil: null })
      }),
  }
}

/** The timers on the simulated disk: the rules of timer-table.ts in a few lines. */
export function connectTimers(disk: Disk, hop: Hop, { broken }: Options = {}): TimerTable {
  const call = callsOver(hop)
  return {
    claim: ({ now, lease, most }) =>
      call('claim timers', () => {
        const found = [...disk.conversations.values()].filter(({ wakeAfter }) => wakeAfter !== null && wakeAfter <= now).slice(0, most)
        const due = found.filter(({ row }) => row.wakeAt !== null && row.wakeAt <= now)
        for (const one of found) one.wakeAfter = !due.includes(one) ? one.row.wakeAt : broken === 'timer' ? null : now + lease
        return {
          seen: found.length,
          due: due.map(({ row, version }) => ({
            workspaceId: row.workspaceId,
            conversationId: row.id,
            version,
            wakeAt: row.wakeAt as number,
          })),
        }
      }),
    next: () =>
      call('next timer', () => {
        const times = [...disk.conversations.values()].flatMap(({ wakeAfter }) => wakeAfter ?? [])
        return times.length === 0 ? null : Math.min(...times)
      }),
  }
}
