import { pickText } from '../document/local-text.ts'
import { compileTemplate } from '../expressions/template.ts'
import { queueAvailability } from '../nodes/shared/queue-availability.ts'
import { handOff } from './hand-off.ts'
import type { Turn } from './turn.ts'
import { engineText } from './words.ts'

/**
 * The one safe exit: tell the customer, then a person takes over; without one the conversation ends as unresolved and is
 * put before a person's eyes. Never silence, never a hang.
 */
export function giveUp(turn: Turn): void {
  if (turn.state.owner !== 'bot') return
  const { project, apology, environment } = turn.program
  const queueId = project.settings.fallbackQueueId
  const text = pickText(apology, turn.language, project.defaultLanguage)
  turn.state.waiting = null
  turn.say(text === '' ? engineText('apology', turn.language) : compileTemplate(environment, text)(turn))
  const available = queueAvailability(turn.facts, queueId)
  if (available === 'available') {
    turn.say(engineText('connecting', turn.language))
    return handOff(turn, { queueId, priority: 0, ruleId: null, reason: 'trouble', resume: null, nodeId: null, waitSeconds: 0 })
  }
  if (available !== 'unknown') {
    turn.say(engineText(available, turn.language))
    turn.command({ kind: 'needsAttention', ruleId: '', reason: 'trouble' })
  }
  close(turn, 'unresolved')
}

/** End the conversation. */
export function close(turn: Turn, outcome: string): void {
  if (turn.state.owner === 'closed') return
  turn.clearTimers()
  turn.state.waiting = null
  turn.state.stack = []
  turn.state.pending = []
  turn.state.handoff = null
  turn.state.outcome = outcome
  turn.setOwner('closed')
  turn.command({ kind: 'close', outcome })
  turn.trace({ kind: 'end', outcome })
}
