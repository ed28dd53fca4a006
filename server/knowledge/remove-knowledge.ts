import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'

export const removeKnowledgeInput = z.strictObject({ ids: z.array(z.string().max(60)).min(1).max(500) })

/** All of them or none. @throws AppError not-found */
export async function removeKnowledge(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof removeKnowledgeInput>,
): Promise<void> {
  demand(actor, 'knowledge.edit')
  const ids = [...new Set(input.ids)]
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.knowledgeEntry.deleteMany({ where: { workspaceId: actor.workspaceId, id: { in: ids } } })
    if (count !== ids.length) throw new AppError('not-found', 'an entry is gone')
  })
}
