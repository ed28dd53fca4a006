import type { Actor } from '../identity/actor.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'

/** The column has no reference of its own (a ticket outlives its assignee), so this says who may be one. @throws AppError not-found */
export async function demandAssignee(
  db: Pick<Services['db'], 'prisma'>,
  actor: Actor,
  assigneeId: string | null | undefined,
): Promise<void> {
  if (!assigneeId) return
  const where = { workspaceId_id: { workspaceId: actor.workspaceId, id: assigneeId } }
  if (!(await db.prisma.member.findUnique({ where, select: { id: true } }))) throw new AppError('not-found', `no member ${assigneeId}`)
}
