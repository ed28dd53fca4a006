import type { EffectOutcome, EffectRequest, Json } from '../../flows/engine/types.ts'

/** How a node's calls are answered: asked each time, really through the server, with a sample, or as a failure. */
export const planModes = ['ask', 'real', 'canned', 'fail'] as const
export type PlanMode = (typeof planModes)[number]
/** `sample` is the result given in mode `canned`. */
export type EffectPlan = { mode: PlanMode; sample: Json }
export type EffectPlans = Record<string, EffectPlan>

/** What holds until somebody chooses: a request may change something outside, so one is asked; a simulated ticket is never a real one. */
export function defaultPlan({ kind }: EffectRequest): EffectPlan {
  if (kind === 'ticket') return { mode: 'canned', sample: { ticketId: 'simulated', number: 1001 } }
  if (kind === 'knowledge') return { mode: 'real', sample: { answers: [] } }
  return { mode: 'ask', sample: { status: 200, headers: {}, body: {} } }
}

/** The modes a call can have: there is no real ticket in a simulation. */
export function modesOf({ kind }: EffectRequest): PlanMode[] {
  return planModes.filter((mode) => kind !== 'ticket' || mode !== 'real')
}

/** The answer of a mode that needs no server. */
export function madeUp({ mode, sample }: EffectPlan): EffectOutcome {
  if (mode === 'fail') return { ok: false, error: { code: 'unavailable', message: 'simulated failure' } }
  return { ok: true, result: sample }
}

/** Plans per node id, remembered in this browser. What is stored may be anything: only whole plans are taken. */
export function readPlans(projectId: string): EffectPlans {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(projectId)) ?? '{}')
    return Object.fromEntries(Object.entries(stored ?? {}).filter((entry): entry is [string, EffectPlan] => isPlan(entry[1])))
  } catch {
    return {}
  }
}

export function writePlans(projectId: string, plans: EffectPlans): void {
  try {
    localStorage.setItem(keyOf(projectId), JSON.stringify(plans))
  } catch {
    // No room or not allowed: forgotten at the next visit, that is all.
  }
}

const keyOf = (projectId: string) => `tandem.sim-plans.${projectId}`

function isPlan(value: unknown): value is EffectPlan {
  return typeof value === 'object' && value !== null && 'sample' in value && 'mode' in value && planModes.some((mode) => mode === value.mode)
}
