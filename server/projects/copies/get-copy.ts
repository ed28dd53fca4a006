import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'
import { type FoundCopy, findCopy } from './find-copy.ts'

export const getCopyInput = z.strictObject({ copyId: z.string().max(60) })
export type CopyView = Pick<FoundCopy, 'copyId' | 'originalId' | 'sides' | 'revisions' | 'names'>

/** Both drafts and what they have in common, for looking at what bringing them together would make. @throws AppError not-found */
export async function getCopy({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof getCopyInput>): Promise<CopyView> {
  demand(actor, 'flow.view')
  const { copyId, originalId, sides, revisions, names } = await findCopy(db.prisma, actor, input.copyId)
  return { copyId, originalId, sides, revisions, names }
}
