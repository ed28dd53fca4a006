import type { ListenerAction } from '../document/listener.ts'
import { pickText } from '../document/local-text.ts'
import { compileTemplate } from '../expressions/template.ts'
import { settleAnswers } from './answered.ts'
import { initialVariables } from './create-state.ts'
import { handOffByRule, repeatQuestion } from './escalate.ts'
import { currentNode, enterCard, enterFlow, newFrame } from './run-nodes.ts'
import { runOnTop } from './run-on-top.ts'
import type { Turn } from './turn.ts'
import type { PendingMessage } from './types.ts'

/**
 * Give the message to the first listener that hears it, wherever the flow is and whatever it waits for. What the waiting node
 * takes for an answer to its own question is not for listeners. True: the message is used up.
 */
export function listen(turn: Turn, message: PendingMessage | null): boolean {
  const { listeners } = turn.program
  if (listeners.length === 0 || turn.state.owner !== 'bot' || isAnswer(turn, message)) return false
  const heard = listeners.find(({ hears }) => hears(turn))
  if (!heard) return false
  const { id, name, then } = heard.listener
  turn.trace({ kind: 'listener', listenerId: id, name })
  return act(turn, then, name)
}

function isAnswer(turn: Turn, message: PendingMessage | null): boolean {
  if (!message || turn.state.waiting?.kind !== 'customer') return false
  if (message.choiceId !== undefined) return true
  return currentNode(turn)?.runnable?.answers?.(turn, { kind: 'message', ...message }) ?? false
}

/** False when the action leads nowhere (its flow is gone): then the flow gets the message. */
function act(turn: Turn, action: ListenerAction, name: string): boolean {
  switch (action.kind) {
    case 'runFlow': {
      const flow = turn.program.flows.get(action.flowId)
      if (flow) runOnTop(turn, flow, 'listener')
      return flow !== undefined
    }
    case 'goTo': {
      const flow = turn.program.flows.get(action.flowId)
      const card = action.cardId === undefined ? flow?.start : flow?.cards.get(action.cardId)
      if (!flow || !card) return false
      leaveEverything(turn)
      turn.state.stack = [newFrame(flow)]
      enterCard(turn, flow, card, 'listener')
      return true
    }
    case 'startOver': {
      const { entry } = turn.program
      if (!entry) return false
      leaveEverything(turn)
      if (action.forget) {
        turn.state.variables = initialVariables(turn.program)
        delete turn.state.heard
      }
      enterFlow(turn, entry, 'startOver')
      return true
    }
    case 'handoff': {
      const queueId = action.queueId || turn.program.project.settings.fallbackQueueId
      const text = pickText(action.message, turn.language, turn.program.project.defaultLanguage)
      const message = compileTemplate(turn.program.environment, text)(turn)
      const result = handOffByRule(turn, { queueId, priority: 0, ruleId: null, reason: name, message })
      if (result === 'unavailable') repeatQuestion(turn)
      return true
    }
  }
}

function leaveEverything(turn: Turn): void {
  settleAnswers(turn)
  turn.clearTimers()
  for (const { text } of turn.state.pending) turn.trace({ kind: 'ignored', reason: `startedOver: ${text.slice(0, 80)}` })
  turn.state.pending = []
  turn.state.waiting = null
  turn.state.stack = []
}
