import { drainPending } from './drain-pending.ts'
import { handOffByRule } from './escalate.ts'
import { giveUp } from './give-up.ts'
import { handleEffect } from './handle-effect.ts'
import { handleHappened } from './handle-happened.ts'
import { handleAccepted, handleLeft, handleResolved, handleReturned, handleTransferred } from './handle-human.ts'
import { handleAskHuman, handleMessage } from './handle-message.ts'
import { handleWake } from './handle-wake.ts'
import { enterFlow, repeatNode } from './run-nodes.ts'
import type { Turn } from './turn.ts'
import type { ConversationEvent } from './types.ts'

export function handleEvent(turn: Turn, event: ConversationEvent): void {
  if (turn.state.owner === 'closed') return turn.trace({ kind: 'ignored', reason: 'closed' })
  dispatch(turn, event)
  drainPending(turn)
}

function dispatch(turn: Turn, event: ConversationEvent): void {
  switch (event.kind) {
    case 'start':
      return turn.state.stack.length > 0 || turn.state.owner !== 'bot'
        ? turn.trace({ kind: 'ignored', reason: 'started' })
        : startFlow(turn)
    case 'message':
      if (turn.state.stack.length === 0 && turn.state.owner === 'bot') startFlow(turn)
      return handleMessage(turn, event)
    case 'askHuman':
      return handleAskHuman(turn)
    case 'effect':
      return handleEffect(turn, event)
    case 'wake':
      return handleWake(turn)
    case 'left':
      return handleLeft(turn)
    case 'accepted':
      return handleAccepted(turn, event)
    case 'transferred':
      return handleTransferred(turn, event)
    case 'returned':
      return handleReturned(turn)
    case 'resolved':
      return handleResolved(turn, event)
    case 'happened':
      return handleHappened(turn, event)
    case 'repeat':
      return turn.state.owner === 'bot' && turn.state.waiting?.kind === 'customer'
        ? repeatNode(turn)
        : turn.trace({ kind: 'ignored', reason: 'nothingToRepeat' })
    case 'stranded':
      return handleStranded(turn)
    case 'agentMessage':
      return
  }
}

/** Without a person the next message begins the flow anew; somebody is told either way. */
function handleStranded(turn: Turn): void {
  if (turn.state.owner !== 'bot') return turn.trace({ kind: 'ignored', reason: 'notWithBot' })
  handOffByRule(turn, { queueId: '', priority: 0, ruleId: null, reason: 'moved', message: '' })
}

function startFlow(turn: Turn): void {
  const { entry } = turn.program
  if (entry) enterFlow(turn, entry, 'start')
  else giveUp(turn)
}
