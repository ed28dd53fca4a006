import type { Actor } from '../identity/actor.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'

/** Why a write to a draft did not happen: who saved in between and when, or that the project is gone or archived. */
export async function staleDraft(db: Pick<Services['db'], 'prisma'>, actor: Actor, projectId: string): Promise<AppError> {
  const { workspaceId } = actor
  const now = await db.prisma.project.findUnique({
    where: { workspaceId_id: { workspaceId, id: projectId } },
    select: { revision: true, updatedAt: true, updatedBy: true, archivedAt: true },
  })
  if (!now || now.archivedAt) return new AppError('not-found', `project ${projectId} is gone or archived`)
  const by = now.updatedBy
    ? await db.prisma.member.findUnique({ where: { workspaceId_id: { workspaceId, id: now.updatedBy } }, select: { id: true, name: true } })
    : null
  const details = { revision: now.revision, at: now.updatedAt.toISOString(), by }
  return new AppError('stale-draft', `the draft is at revision ${now.revision}`, {
    params: { revision: now.revision, by: by?.name ?? '' },
    details,
  })
}
