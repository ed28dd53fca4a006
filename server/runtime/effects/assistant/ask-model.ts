import type { Json, JsonObject } from '../../../../flows/engine/types.ts'
import type { Connection } from '../../../connections/load-connection.ts'
import { EffectFailure } from '../effect.ts'
import { sendHttp } from '../http/send-http.ts'

/**
 * One chat completion of the service that is set up. Its address is checked like every other: a private one must be allowed by
 * whoever runs the server.
 * @returns the body of the answer
 * @throws EffectFailure wrong-key · refused · http-429, http-500 …, timeout, unreachable, bad-answer (retriable)
 */
export async function askModel(
  { settings, secret }: Connection<'assistant'>,
  body: JsonObject,
  context: { allowPrivateHttp: readonly string[]; signal: AbortSignal; idempotencyKey: string },
): Promise<Json> {
  const { status, body: answer } = await sendHttp(
    {
      idempotencyKey: context.idempotencyKey,
      request: {
        method: 'POST',
        url: `${settings.baseUrl}/chat/completions`,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(secret === '' ? {} : { authorization: `Bearer ${secret}` }),
        },
        body: JSON.stringify({ model: settings.model, ...body }),
      },
    },
    { ...context, ownHosts: {} },
  )
  if (status === 401 || status === 403) throw new EffectFailure('wrong-key', `the model service does not accept the key (${status})`)
  if (status >= 500) throw new EffectFailure(`http-${status}`, `the model service answered ${status}`, { retriable: true })
  if (status < 200 || status > 299) throw new EffectFailure('refused', `the model service answered ${status}${reasonOf(answer)}`)
  if (typeof answer !== 'object' || answer === null)
    throw new EffectFailure('bad-answer', 'the model service answered something that is no JSON', { retriable: true })
  return answer
}

/** Services say in `error.message` what they did not like: a wrong model name, a parameter they do not know. */
function reasonOf(answer: Json): string {
  const error = typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer.error : null
  const message = typeof error === 'object' && error !== null && !Array.isArray(error) ? error.message : null
  return typeof message === 'string' ? `: ${message.slice(0, 200)}` : ''
}
