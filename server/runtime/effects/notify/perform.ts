import { EffectFailure, type EffectPerformer } from '../effect.ts'
import { sendHttp } from '../http/send-http.ts'
import { sendMail } from './send-mail.ts'

/** Calls a webhook with JSON, or sends an e-mail by the workspace's mail server; without one the flow leaves by its failure exit. */
export const performNotify: EffectPerformer<'notify'> = async (job, context) => {
  const { by, to, subject, text } = job.request
  if (by === 'email') {
    const connection = await context.connection(job.workspaceId, 'email')
    if (!connection) throw new EffectFailure('not-configured', 'no mail server is set up; the message was not sent')
    await sendMail(connection, { to, subject, text, messageId: `${job.conversationId}.${job.effectId}` }, context)
    return { result: { status: 250 } }
  }
  const body = JSON.stringify({ conversationId: job.conversationId, subject, text })
  const request = { method: 'POST' as const, url: to, headers: { 'content-type': 'application/json' }, body }
  const { status } = await sendHttp({ request, idempotencyKey: `${job.conversationId}/${job.effectId}` }, context)
  if (status < 200 || status > 299) throw new EffectFailure('refused', `the address answered ${status}`)
  return { result: { status } }
}
