import { hearingKey } from './find-hearing.ts'
import type { CompiledNode } from './program.ts'
import type { Turn } from './turn.ts'
import type { EffectRequest } from './types.ts'

/**
 * What the customer answered in the flow under way, since the last thing that cannot be taken back. A correction goes back to its
 * question and passes the later ones by the ports they were left by (correct.ts).
 */

/** The customer answered a node, which is left by this port. */
export function rememberAnswer(turn: Turn, node: CompiledNode, portId: string): void {
  // Only questions that listen can be corrected.
  if (turn.program.hearing.length === 0) return
  forgetFrom(turn, node)
  turn.state.answered = [...(turn.state.answered ?? []), [keyOf(node), portId]]
}

/** A question is put again: its answer, and those after it, belong to a round that is over. */
export function forgetFrom(turn: Turn, node: CompiledNode): void {
  const { answered } = turn.state
  if (!answered?.length) return
  const place = keyOf(node)
  const index = answered.findIndex(([key]) => key === place)
  if (index >= 0) turn.state.answered = answered.slice(0, index)
}

/** Something was done that going back would do twice, or another flow began: what was answered so far stands. */
export function settleAnswers(turn: Turn): void {
  // Emptied rather than deleted, which would make the object slow for good.
  if (turn.state.answered?.length) turn.state.answered = []
  if (turn.state.recalled) delete turn.state.recalled
}

/** The port by which a question already answered is passed on the way back from a correction; null: it is put. */
export function recall(turn: Turn, node: CompiledNode): { port: string } | null {
  const { recalled } = turn.state
  if (!recalled) return null
  const key = keyOf(node)
  if (!Object.hasOwn(recalled, key)) return null
  const { [key]: port = '', ...left } = recalled
  turn.state.recalled = left
  return { port }
}

/** Asking the outside for this twice changes nothing there. */
export function isHarmless(effect: EffectRequest): boolean {
  if (effect.kind === 'http') return effect.method === 'GET'
  return effect.kind === 'knowledge' || effect.kind === 'extract' || effect.kind === 'recommend' || effect.kind === 'code'
}

function keyOf({ flow, id }: CompiledNode): string {
  return hearingKey(flow.id, id)
}
