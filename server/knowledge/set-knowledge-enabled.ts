import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'

export const setKnowledgeEnabledInput = z.strictObject({ ids: z.array(z.string().max(60)).min(1).max(500), enabled: z.boolean() })

/** A disabled entry is kept but never found by flows. All of them or none. @throws AppError not-found */
export async function setKnowledgeEnabled(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof setKnowledgeEnabledInput>,
): Promise<void> {
  demand(actor, 'knowledge.edit')
  const ids = [...new Set(input.ids)]
  const { workspaceId, memberId } = actor
  await db.prisma.$transaction(async (tx) => {
    const data = { enabled: input.enabled, updatedBy: memberId }
    const { count } = await tx.knowledgeEntry.updateMany({ where: { workspaceId, id: { in: ids } }, data })
    if (count !== ids.length) throw new AppError('not-found', 'an entry is gone')
  })
}
