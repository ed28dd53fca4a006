import type { EffectOutcome, EffectRequest } from '../../flows/engine/types.ts'
import { type AnsweredBy, type Session, storySoFar } from './session.ts'

/** Something asked of the outside. `outcome` is null while nothing came back; `step` is the one that asked. */
export type Call = {
  id: string
  nodeId: string
  effect: EffectRequest
  timeoutMs: number
  step: number
  outcome: EffectOutcome | null
  by: AnsweredBy | null
  millis: number | null
}

/** All calls of the story so far, oldest first. */
export function callsOf(session: Session): Call[] {
  const story = storySoFar(session)
  const answers = new Map(story.flatMap((step) => (step.event.kind === 'effect' ? [[step.event.id, step] as const] : [])))
  return story.flatMap(({ commands }, step) =>
    commands.flatMap((command): Call[] => {
      if (command.kind !== 'effect') return []
      const { id, nodeId, effect, timeoutMs } = command
      const answer = answers.get(id)
      const base = { id, nodeId, effect, timeoutMs, step }
      if (answer?.event.kind !== 'effect') return [{ ...base, outcome: null, by: null, millis: null }]
      const { answered, event } = answer
      return [{ ...base, outcome: outcomeOf(event), by: answered?.by ?? null, millis: answered?.millis ?? null }]
    }),
  )
}

export function outcomeOf(event: EffectOutcome): EffectOutcome {
  return event.ok ? { ok: true, result: event.result } : { ok: false, error: event.error }
}

/** Calls that wait for their answer; none once the conversation is over. */
export function openCalls(session: Session): Call[] {
  if (storySoFar(session).at(-1)?.state.owner === 'closed') return []
  return callsOf(session).filter(({ outcome }) => outcome === null)
}
