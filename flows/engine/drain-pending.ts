import { withNumberedChoice } from './numbered-choice.ts'
import { resumeNode } from './run-nodes.ts'
import type { Turn } from './turn.ts'

/** Whenever the flow waits for the customer, give it the messages that came while it was busy, in order. */
export function drainPending(turn: Turn): void {
  while (turn.state.owner === 'bot' && turn.state.waiting?.kind === 'customer' && turn.state.pending.length > 0) {
    const [first, ...rest] = turn.state.pending
    if (!first) return
    const message = withNumberedChoice(turn.state.waiting, first)
    turn.state.pending = rest
    turn.message = message
    turn.cancelTimer('idle')
    resumeNode(turn, { kind: 'message', ...message })
  }
}
