import { escalate } from './escalate.ts'
import { resumeNode } from './run-nodes.ts'
import { changeSuspended } from './suspended.ts'
import type { Turn } from './turn.ts'
import type { EffectOutcome, Waiting } from './types.ts'

type EffectEvent = { kind: 'effect'; id: string } & EffectOutcome

/** The answer of an effect: used once, kept while a person has the conversation, ignored when nobody waits for it. */
export function handleEffect(turn: Turn, event: EffectEvent): void {
  const outcome: EffectOutcome = event.ok ? { ok: true, result: event.result } : { ok: false, error: event.error }
  const { waiting } = turn.state
  if (waiting?.kind === 'effect' && waiting.effectId === event.id && turn.state.owner === 'bot') return finishEffect(turn, waiting, outcome)
  const kept = keepForLater(turn, event.id, outcome)
  turn.trace({ kind: 'effectResult', nodeId: kept ?? '', effectId: event.id, ok: event.ok, ...(kept === null ? { ignored: true } : {}) })
}

export function finishEffect(turn: Turn, waiting: Extract<Waiting, { kind: 'effect' }>, outcome: EffectOutcome): void {
  turn.trace({ kind: 'effectResult', nodeId: waiting.nodeId, effectId: waiting.effectId, ok: outcome.ok })
  turn.cancelTimer('effect')
  if (!outcome.ok) {
    turn.failed()
    turn.state.waiting = { ...waiting, result: outcome }
    if (escalate(turn, null) === 'changed') return
  }
  resumeNode(turn, { kind: 'effect', ...outcome })
}

/** Put the answer where the suspended wait will find it; the id of the node it belongs to, or null. */
function keepForLater(turn: Turn, effectId: string, outcome: EffectOutcome): string | null {
  return changeSuspended(turn, (waiting) =>
    waiting.kind === 'effect' && waiting.effectId === effectId && !waiting.result ? { ...waiting, result: outcome } : null,
  )
}
