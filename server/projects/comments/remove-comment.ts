import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand, may } from '../../identity/permissions.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'

export const removeCommentInput = z.strictObject({ projectId: z.string().max(60), id: z.string().max(60) })

/**
 * Takes back one's own words; who manages the workspace takes back anybody's. A remark goes with its answers.
 * @throws AppError not-found, also for the words of others
 */
export async function removeComment(
  { db, signals }: Pick<Services, 'db' | 'signals'>,
  actor: Actor,
  { projectId, id }: z.infer<typeof removeCommentInput>,
): Promise<void> {
  demand(actor, 'flow.comment')
  const { workspaceId, memberId } = actor
  const own = may(actor, 'workspace.manage') ? {} : { authorId: memberId }
  await db.prisma.$transaction(async (transaction) => {
    const { count } = await transaction.projectComment.deleteMany({ where: { workspaceId, projectId, id, ...own } })
    if (count === 0) throw new AppError('not-found', `no comment ${id} of ${memberId}`)
    await transaction.projectComment.deleteMany({ where: { workspaceId, projectId, threadId: id } })
  })
  signals.publish({ kind: 'comments', workspaceId, projectId })
}
