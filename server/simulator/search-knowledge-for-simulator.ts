import { z } from 'zod'
import { languageSchema } from '../../flows/document/primitives.ts'
import type { KnowledgeResult } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { searchKnowledge } from '../knowledge/knowledge-index.ts'
import type { Services } from '../services.ts'

/** A `knowledge` effect as the engine asks it: whatever a customer can say is a question. */
export const searchKnowledgeInput = z.strictObject({
  query: z.string().max(20_000),
  language: languageSchema,
  limit: z.int().min(1).max(100),
})

/** The answer to a `knowledge` effect of a simulated conversation. */
export async function searchKnowledgeForSimulator(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  input: z.infer<typeof searchKnowledgeInput>,
): Promise<KnowledgeResult> {
  demand(actor, 'flow.view')
  return searchKnowledge({ db, clock }, { workspaceId: actor.workspaceId, ...input })
}
