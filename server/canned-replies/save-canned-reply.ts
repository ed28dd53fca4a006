import { z } from 'zod'
import { languageSchema } from '../../flows/document/primitives.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'

export const saveCannedReplyInput = z.strictObject({
  /** Absent: a new one. */
  id: z.string().max(60).optional(),
  /** What is typed behind `/`. */
  shortcut: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[^\s/]+$/, 'no spaces and no slash'),
  language: languageSchema,
  text: z.string().trim().min(1).max(4000),
})

/** @throws AppError name-taken when the shortcut exists in that language; not-found */
export async function saveCannedReply(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof saveCannedReplyInput>,
): Promise<{ id: string }> {
  demand(actor, 'cannedReply.edit')
  const { workspaceId } = actor
  const { id = newId('reply'), ...data } = input
  try {
    if (input.id) await db.prisma.cannedReply.update({ where: { workspaceId_id: { workspaceId, id } }, data })
    else await db.prisma.cannedReply.create({ data: { workspaceId, id, ...data } })
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') throw new AppError('name-taken', 'the shortcut exists', { cause: error })
    throw error
  }
  return { id }
}
