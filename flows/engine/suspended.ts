import type { Turn } from './turn.ts'
import type { Waiting } from './types.ts'

/**
 * Change the first wait that is put aside and that `change` has something for: behind an offer, under a hand-off, or under a flow
 * that runs on top. The id of its node, or null when there is none.
 */
export function changeSuspended(turn: Turn, change: (waiting: Waiting) => Waiting | null): string | null {
  let nodeId: string | null = null
  const visit = (waiting: Waiting | null): Waiting | null => {
    if (waiting?.kind === 'offer') return { ...waiting, resume: visit(waiting.resume) }
    const changed = waiting && nodeId === null ? change(waiting) : null
    if (changed && 'nodeId' in changed) nodeId = changed.nodeId
    return changed ?? waiting
  }
  const { state } = turn
  if (state.waiting?.kind === 'offer') state.waiting = visit(state.waiting)
  if (state.handoff?.resume) state.handoff = { ...state.handoff, resume: visit(state.handoff.resume) }
  if (state.stack.some((frame) => frame.interrupted)) {
    state.stack = state.stack.map((frame) => (frame.interrupted ? { ...frame, interrupted: visit(frame.interrupted) } : frame))
  }
  return nodeId
}
