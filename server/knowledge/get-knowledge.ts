import { z } from 'zod'
import type { Language } from '../../flows/document/primitives.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { KnowledgeEntryView } from './knowledge-entry.ts'

export const getKnowledgeInput = z.strictObject({ id: z.string().max(60) })

/** @throws AppError not-found */
export async function getKnowledge(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof getKnowledgeInput>,
): Promise<KnowledgeEntryView> {
  demand(actor, 'knowledge.view')
  const { workspaceId } = actor
  const row = await db.prisma.knowledgeEntry.findUnique({
    where: { workspaceId_id: { workspaceId, id: input.id } },
    omit: { workspaceId: true },
  })
  if (!row) throw new AppError('not-found', `no knowledge entry ${input.id}`)
  const editor = row.updatedBy
    ? await db.prisma.member.findUnique({ where: { workspaceId_id: { workspaceId, id: row.updatedBy } }, select: { id: true, name: true } })
    : null
  return { ...row, language: row.language as Language, updatedBy: editor }
}
