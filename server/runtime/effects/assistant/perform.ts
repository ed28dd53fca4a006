import type { Json } from '../../../../flows/engine/types.ts'
import { cleanJson } from '../../clean-json.ts'
import type { EffectPerformer } from '../effect.ts'
import { askOutside } from '../outside/ask-outside.ts'
import { askModel } from './ask-model.ts'
import { readChatAnswer, toChatRequest } from './chat-protocol.ts'

/** A turn of a language model: the workspace's own, else the service that is set up for the whole server. */
export const performAssistant: EffectPerformer<'assistant'> = async (job, context) => {
  const connection = await context.connection(job.workspaceId, 'assistant')
  if (!connection) return askOutside(job, context)
  const idempotencyKey = `${job.conversationId}/${job.effectId}`
  const answer = await askModel(connection, toChatRequest(job.request), { ...context, idempotencyKey })
  return { result: cleanJson(readChatAnswer(answer, job.request) as Json) }
}
