import type { EffectRequest } from '../../../flows/engine/types.ts'
import type { EffectContext, EffectJob, EffectOutcome, EffectPerformer } from './effect.ts'
import { performHttp } from './http/perform.ts'
import { performKnowledge } from './knowledge/perform.ts'
import { performTicket } from './ticket/perform.ts'

/** Every effect there is. A new one is a folder with `perform.ts`, its request in flows/engine/types.ts and a line here. */
export const effects: { [K in EffectRequest['kind']]: EffectPerformer<K> } = {
  http: performHttp,
  knowledge: performKnowledge,
  ticket: performTicket,
}

export function performEffect(job: EffectJob, context: EffectContext): Promise<EffectOutcome> {
  const perform = effects[job.request.kind] as EffectPerformer<EffectRequest['kind']>
  return perform(job, context)
}
