/** Handling time that is assumed until it is measured, seconds; it fades as measurements come in. */
export const assumedHandleSeconds = 300
/** How much the newest handling time counts. */
const weight = 0.1

/** Exponentially weighted mean of handling times in seconds, oldest first. */
export function meanHandleSeconds(measured: readonly number[]): number {
  return measured.reduce((mean, seconds) => mean + weight * (seconds - mean), assumedHandleSeconds)
}

/**
 * Slots that work for a queue: of an agent who serves several queues where customers wait, each gets an equal share.
 * `waiting` says how many wait in a queue.
 */
export function effectiveSlots(input: {
  queueId: string
  agents: readonly { capacity: number; queueIds: readonly string[] }[]
  waiting: (queueId: string) => number
}): number {
  const { queueId, agents, waiting } = input
  let slots = 0
  for (const { capacity, queueIds } of agents) {
    if (!queueIds.includes(queueId)) continue
    slots += capacity / queueIds.filter((other) => other === queueId || waiting(other) > 0).length
  }
  return slots
}

/**
 * Seconds until the one at `position` (1 = next) of a queue is served: those before them and they themselves, at the rate slots
 * become free. Null: nobody is there.
 */
export function expectedWaitSeconds(input: { position: number; free: number; slots: number; handleSeconds: number }): number | null {
  const { position, free, slots, handleSeconds } = input
  if (position <= free) return 0
  if (slots === 0) return null
  return Math.round(((position - free) * handleSeconds) / slots)
}
