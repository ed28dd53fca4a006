import type { Json } from '../../../../flows/engine/types.ts'
import { EffectFailure, type EffectPerformer } from '../effect.ts'
import { performHttp } from '../http/perform.ts'

/** Calls a webhook with JSON. E-mail cannot be sent yet: it is on record as undelivered and the flow leaves by its failure exit. */
export const performNotify: EffectPerformer<'notify'> = async (job, context) => {
  const { by, to, subject, text } = job.request
  if (by === 'email') throw new EffectFailure('not-configured', 'no mail server is set up; the message was not sent')
  const body = JSON.stringify({ conversationId: job.conversationId, subject, text })
  const request = { kind: 'http' as const, method: 'POST' as const, url: to, headers: { 'content-type': 'application/json' }, body }
  const { result } = await performHttp({ ...job, request }, context)
  const { status } = result as { status: number; body: Json }
  if (status < 200 || status > 299) throw new EffectFailure('refused', `the address answered ${status}`)
  return { result: { status } }
}
