import type { Json } from '../../../../flows/engine/types.ts'
import { EffectFailure, type EffectPerformer } from '../effect.ts'

/** The look-up that was too slow for the turn, with time to spare. */
export const performKnowledge: EffectPerformer<'knowledge'> = async (job, context) => {
  if (!context.search) throw new EffectFailure('unavailable', 'knowledge cannot be searched here', { retriable: true })
  const { query, language, limit } = job.request
  return { result: (await context.search({ workspaceId: job.workspaceId, query, language, limit })) as unknown as Json }
}
