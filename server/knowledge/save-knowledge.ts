import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'
import { knowledgeFields } from './knowledge-entry.ts'

export const saveKnowledgeInput = knowledgeFields
  .partial({ questions: true, category: true, enabled: true })
  .extend({ /** Absent: a new one. */ id: z.string().max(60).optional() })

/** Found by flows and agents a second later. @throws AppError not-found */
export async function saveKnowledge(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof saveKnowledgeInput>,
): Promise<{ id: string }> {
  demand(actor, 'knowledge.edit')
  const { workspaceId } = actor
  const { id = newId('knowledge'), ...fields } = input
  const data = { ...fields, updatedBy: actor.memberId }
  if (input.id) await db.prisma.knowledgeEntry.update({ where: { workspaceId_id: { workspaceId, id } }, data })
  else await db.prisma.knowledgeEntry.create({ data: { workspaceId, id, ...data } })
  return { id }
}
