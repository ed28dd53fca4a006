import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'

export const resolveCommentInput = z.strictObject({
  projectId: z.string().max(60),
  threadId: z.string().max(60),
  /** false opens it again. */
  resolved: z.boolean(),
})

/** A remark is settled, or not after all. @throws AppError not-found */
export async function resolveComment(
  { db, signals, clock }: Pick<Services, 'db' | 'signals' | 'clock'>,
  actor: Actor,
  { projectId, threadId, resolved }: z.infer<typeof resolveCommentInput>,
): Promise<void> {
  demand(actor, 'flow.comment')
  const { workspaceId, memberId } = actor
  const { count } = await db.prisma.projectComment.updateMany({
    where: { workspaceId, projectId, id: threadId, threadId },
    data: resolved ? { resolvedAt: new Date(clock.now()), resolvedBy: memberId } : { resolvedAt: null, resolvedBy: null },
  })
  if (count === 0) throw new AppError('not-found', `no remark ${threadId}`)
  signals.publish({ kind: 'comments', workspaceId, projectId })
}
