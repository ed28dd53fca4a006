import { z } from 'zod'
import { languageSchema } from '../../flows/document/primitives.ts'
import type { KnowledgeResult } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { searchKnowledge } from './knowledge-index.ts'

export const tryKnowledgeInput = z.strictObject({
  query: z.string().trim().min(1).max(500),
  language: languageSchema.optional(),
  limit: z.int().min(1).max(20).default(5),
})

/** What a flow would find for a question: the same search the runtime asks. */
export async function tryKnowledge(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  input: z.infer<typeof tryKnowledgeInput>,
): Promise<KnowledgeResult> {
  demand(actor, 'knowledge.view')
  const { query, language = actor.locale, limit } = input
  return searchKnowledge({ db, clock }, { workspaceId: actor.workspaceId, query, language, limit })
}
