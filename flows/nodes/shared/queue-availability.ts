import type { Facts, QueueFacts } from '../../engine/types.ts'

/** unknown: there is no such queue. */
export type QueueAvailability = 'available' | 'closed' | 'nobody' | 'unknown'

export function queueFacts(facts: Facts, queueId: string): QueueFacts | null {
  return Object.hasOwn(facts.queues, queueId) ? (facts.queues[queueId] ?? null) : null
}

/** Whether a customer handed to this queue now would find anyone. */
export function queueAvailability(facts: Facts, queueId: string): QueueAvailability {
  const queue = queueFacts(facts, queueId)
  if (!queue) return 'unknown'
  if (!queue.open) return 'closed'
  return queue.online > 0 ? 'available' : 'nobody'
}
