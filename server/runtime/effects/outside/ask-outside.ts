import { type EffectContext, EffectFailure, type EffectJob, type EffectOutcome, type OutsideKind } from '../effect.ts'
import { sendHttp } from '../http/send-http.ts'

/**
 * Has a service outside perform an effect: POST of the request as JSON to the address that is set up for its kind; the answer's
 * body is the result. Without an address, or with any status but 2xx, the flow leaves by its failure exit.
 * @throws EffectFailure not-configured · refused
 */
export async function askOutside(job: { [K in OutsideKind]: EffectJob<K> }[OutsideKind], context: EffectContext): Promise<EffectOutcome> {
  const { kind, ...request } = job.request
  const address = context.outside[kind]
  if (!address) throw new EffectFailure('not-configured', `no address is set up for ${kind} (TANDEM_${kind.toUpperCase()}_URL)`)
  const { status, body } = await sendHttp(
    {
      idempotencyKey: `${job.conversationId}/${job.effectId}`,
      request: {
        method: 'POST',
        url: address,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ conversationId: job.conversationId, effectId: job.effectId, ...request }),
      },
    },
    // Whoever runs the server chose this address, so it may be a private one.
    { ...context, allowPrivateHttp: [...context.allowPrivateHttp, new URL(address).hostname] },
  )
  if (status < 200 || status > 299) throw new EffectFailure('refused', `the ${kind} service answered ${status}`)
  return { result: body }
}
