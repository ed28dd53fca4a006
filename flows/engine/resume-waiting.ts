import { giveUp } from './give-up.ts'
import { withNumberedChoice } from './numbered-choice.ts'
import { enterFlow, repeatNode, resumeNode } from './run-nodes.ts'
import type { Turn } from './turn.ts'
import type { PendingMessage, Waiting } from './types.ts'

/**
 * Go on with what was put aside. A question is put again, unless the customer's own message is at hand: then the flow gets
 * that. An answer that arrived meanwhile is used. Nothing to go on with means: from the start.
 */
export function resumeWaiting(turn: Turn, waiting: Waiting | null, message: PendingMessage | null): void {
  switch (waiting?.kind) {
    case 'customer':
      if (!message) return repeatNode(turn)
      turn.message = withNumberedChoice(waiting, message)
      turn.state.waiting = waiting
      return resumeNode(turn, { kind: 'message', ...turn.message })
    case 'effect':
      if (message) turn.state.pending = [...turn.state.pending, message]
      if (waiting.result) return resumeNode(turn, { kind: 'effect', ...waiting.result })
      turn.state.waiting = waiting
      turn.setTimer('effect', turn.facts.now + 60_000)
      return
    case 'time': {
      if (message) turn.state.pending = [...turn.state.pending, message]
      if (waiting.data !== undefined) return resumeNode(turn, { kind: 'happened', data: waiting.data })
      const { timers = {}, ...rest } = waiting
      turn.state.waiting = rest
      for (const [name, due] of Object.entries(timers)) turn.setTimer(name, Math.max(due, turn.facts.now))
      return
    }
    case 'offer':
      return resumeWaiting(turn, waiting.resume, message ?? waiting.held ?? null)
    default:
      return restart(turn, message)
  }
}

function restart(turn: Turn, message: PendingMessage | null): void {
  const { entry } = turn.program
  turn.state.stack = []
  turn.state.waiting = null
  if (!entry) return giveUp(turn)
  enterFlow(turn, entry, 'restart')
  if (message && turn.state.owner === 'bot') turn.state.pending = [...turn.state.pending, message]
}
