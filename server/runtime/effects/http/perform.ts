import type { EffectPerformer } from '../effect.ts'
import { sendSignedIn } from './send-signed-in.ts'

/** A request of a flow. The other side is told which one it is, so that a second attempt can be known as one. */
export const performHttp: EffectPerformer<'http'> = async (job, context) => ({
  result: await sendSignedIn(
    { workspaceId: job.workspaceId, request: job.request, idempotencyKey: `${job.conversationId}/${job.effectId}` },
    context,
    context.signingIn,
  ),
})
