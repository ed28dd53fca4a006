import type { EffectOutcome, EffectRequest } from '../../flows/engine/types.ts'

/** How a node's calls are answered: really, through the server, or with a fixed answer. */
export type AnswerPlan = { mode: 'real' | 'canned'; canned: EffectOutcome }

/** What to begin with. A simulated ticket is never a real one. */
export function defaultPlan(effect: EffectRequest): AnswerPlan {
  return { mode: effect.kind === 'ticket' ? 'canned' : 'real', canned: sampleAnswer(effect) }
}

export function sampleAnswer(effect: EffectRequest): EffectOutcome {
  if (effect.kind === 'ticket') return { ok: true, result: { ticketId: 'simulated', number: 1001 } }
  if (effect.kind === 'knowledge') return { ok: true, result: { answers: [] } }
  return { ok: true, result: { status: 200, headers: {}, body: {} } }
}

/** Plans per node, remembered in this browser. */
export function createPlanKeep(projectId: string) {
  const key = `tandem.simulator.${projectId}`
  return {
    read(): Record<string, AnswerPlan> {
      try {
        return JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, AnswerPlan>
      } catch {
        return {}
      }
    },
    write(plans: Record<string, AnswerPlan>): void {
      try {
        localStorage.setItem(key, JSON.stringify(plans))
      } catch {
        // Forgotten at the next visit, that is all.
      }
    },
  }
}
