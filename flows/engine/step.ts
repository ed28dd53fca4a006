import { giveUp } from './give-up.ts'
import { handleEvent } from './handle-event.ts'
import { limitMessages } from './limit-messages.ts'
import { limitMonologue } from './limit-monologue.ts'
import type { Program } from './program.ts'
import { Turn } from './turn.ts'
import type { ConversationEvent, ConversationState, Facts, StepResult } from './types.ts'

/**
 * One event in the life of a conversation. Pure, total and deterministic: the same program, state, event and facts give the
 * same result, byte for byte; the input is never changed; it never throws.
 */
export function step(program: Program, state: ConversationState, event: ConversationEvent, facts: Facts): StepResult {
  const turn = new Turn(program, state, facts)
  try {
    handleEvent(turn, event)
    limitMonologue(turn, event)
    const commands = limitMessages(turn, event)
    return { state: turn.state, commands, trace: turn.log }
  } catch (error) {
    return rescue({ program, state, event, facts, error })
  }
}

/** A fault in the engine itself: start again from the untouched state and take the safe exit. */
function rescue({
  program,
  state,
  event,
  facts,
  error,
}: {
  program: Program
  state: ConversationState
  event: ConversationEvent
  facts: Facts
  error: unknown
}): StepResult {
  const turn = new Turn(program, state, facts)
  turn.trace({ kind: 'error', nodeId: '', message: error instanceof Error ? error.message.slice(0, 300) : 'unknown' })
  giveUp(turn)
  const commands = limitMessages(turn, event)
  return { state: turn.state, commands, trace: turn.log }
}
