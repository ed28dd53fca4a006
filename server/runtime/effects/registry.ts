import type { EffectRequest } from '../../../flows/engine/types.ts'
import { performAssistant } from './assistant/perform.ts'
import { performAutomation } from './automation/perform.ts'
import { performCode } from './code/perform.ts'
import { type EffectContext, EffectFailure, type EffectJob, type EffectOutcome, type EffectPerformer } from './effect.ts'
import { performExtract } from './extract/perform.ts'
import { performHttp } from './http/perform.ts'
import { performKnowledge } from './knowledge/perform.ts'
import { performNotify } from './notify/perform.ts'
import { performRecommend } from './recommend/perform.ts'
import { performTicket } from './ticket/perform.ts'
import { performTicketChange } from './ticket-change/perform.ts'

/** An approval is answered by a person at the desk. */
type Performed = Exclude<EffectRequest['kind'], 'approval'>

/** Every effect there is. A new one is a folder with `perform.ts`, its request in flows/engine/effect-types.ts and a line here. */
export const effects: { [K in Performed]: EffectPerformer<K> } = {
  http: performHttp,
  knowledge: performKnowledge,
  ticket: performTicket,
  ticketChange: performTicketChange,
  extract: performExtract,
  notify: performNotify,
  assistant: performAssistant,
  code: performCode,
  automation: performAutomation,
  recommend: performRecommend,
}

export async function performEffect(job: EffectJob, context: EffectContext): Promise<EffectOutcome> {
  const perform = effects[job.request.kind as Performed] as EffectPerformer<EffectRequest['kind']> | undefined
  if (!perform) throw new EffectFailure('unavailable', `${job.request.kind} cannot be performed here`)
  return perform(job, context)
}
