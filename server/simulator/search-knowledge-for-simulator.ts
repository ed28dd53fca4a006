import type { z } from 'zod'
import type { KnowledgeResult } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { searchKnowledge } from '../knowledge/knowledge-index.ts'
import type { tryKnowledgeInput } from '../knowledge/try-knowledge.ts'
import type { Services } from '../services.ts'

/** The answer to a `knowledge` effect of a simulated conversation. */
export async function searchKnowledgeForSimulator(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  input: z.infer<typeof tryKnowledgeInput>,
): Promise<KnowledgeResult> {
  demand(actor, 'flow.view')
  const { query, language = actor.locale, limit } = input
  return searchKnowledge({ db, clock }, { workspaceId: actor.workspaceId, query, language, limit })
}
