import type { ConversationState } from './types.ts'

/** When the conversation wants a `wake` event, in ms; null when nothing is pending. */
export function wakeAt(state: ConversationState): number | null {
  let earliest: number | null = null
  for (const due of Object.values(state.timers)) if (earliest === null || due < earliest) earliest = due
  return earliest
}
