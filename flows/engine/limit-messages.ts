import { joinMessages } from './join-messages.ts'
import type { Turn } from './turn.ts'
import type { Command, ConversationEvent } from './types.ts'

const byCustomer: ReadonlySet<ConversationEvent['kind']> = new Set(['start', 'message', 'askHuman'])

/**
 * Some channels take only so many messages until the customer says something again, whether they answer that, a timer or a call that
 * came back. What is said beyond that is joined to what comes with it.
 */
export function limitMessages(turn: Turn, event: ConversationEvent): Command[] {
  const { messagesPerTurn, textLength } = turn.facts.channel.capabilities
  if (messagesPerTurn === undefined) return turn.commands
  const before = byCustomer.has(event.kind) ? 0 : (turn.state.said ?? 0)
  const commands = joinMessages(turn.commands, Math.max(1, messagesPerTurn - before), textLength)
  const byPerson = event.kind === 'agentMessage' ? 1 : 0
  turn.state.said = before + byPerson + commands.filter((command) => command.kind === 'say').length
  return commands
}
