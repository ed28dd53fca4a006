import type { EffectOutcome, EffectRequest } from '../../flows/engine/types.ts'

/** What somebody decided for the calls of one node. */
export type AnswerPlan = {
  /** null: nothing was decided. `allowed` is the kind of call that was asked for, so that a GET that becomes a POST asks again. */
  mode: 'real' | 'sample' | null
  allowed: string | null
  /** Answer to give instead; null: one made from what the flow reads. */
  sample: EffectOutcome | null
  /** Written by hand: kept for the next visit. What a real system answered may be somebody's data and is not. */
  own: boolean
}
export const noPlan: AnswerPlan = { mode: null, allowed: null, sample: null, own: false }

/** GET, POST … or the kind of effect. */
export function callKind(effect: EffectRequest): string {
  return effect.kind === 'http' ? effect.method : effect.kind
}

/** Nobody outside sees it and nothing is changed by it: the own knowledge is searched, code runs in this browser. */
export function staysInHouse(kind: string | null): boolean {
  return kind === 'knowledge' || kind === 'code'
}

/** Whether somebody may ask for the real thing at all. A simulated ticket is never a real one. */
export function canBeReal(effect: EffectRequest): boolean {
  return effect.kind === 'http' || staysInHouse(effect.kind)
}

/** Whether sending it could change something in another system. */
export function mayChangeThings(effect: EffectRequest): boolean {
  return effect.kind === 'http' && effect.method !== 'GET'
}

/**
 * How a call is answered. Nothing leaves the house unless it was asked for: for one step, or, for reading requests (GET)
 * only, for the whole run. What stays in the house is done for real.
 */
export function howToAnswer(effect: EffectRequest, plan: AnswerPlan | undefined, sendReads: boolean): 'real' | 'sample' {
  if (!canBeReal(effect)) return 'sample'
  if (plan?.mode === 'sample') return 'sample'
  if (plan?.mode === 'real' && plan.allowed === callKind(effect)) return 'real'
  if (staysInHouse(effect.kind)) return 'real'
  return sendReads && !mayChangeThings(effect) ? 'real' : 'sample'
}

/** Samples written by hand, remembered in this browser. That something is sent for real is not: each visit begins careful. */
export function createPlanKeep(projectId: string) {
  const key = `tandem.simulator.samples.${projectId}`
  return {
    read(): Record<string, AnswerPlan> {
      try {
        const samples = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, EffectOutcome>
        return Object.fromEntries(Object.entries(samples).map(([nodeId, sample]) => [nodeId, { ...noPlan, sample, own: true }]))
      } catch {
        return {}
      }
    },
    write(plans: Record<string, AnswerPlan>): void {
      const own = Object.entries(plans).flatMap(([nodeId, { sample, own: byHand }]) => (byHand ? [[nodeId, sample] as const] : []))
      try {
        localStorage.setItem(key, JSON.stringify(Object.fromEntries(own)))
      } catch {
        // Forgotten at the next visit, that is all.
      }
    },
  }
}
