import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import type { Services } from '../../services.ts'
import { demandProject } from '../find-project.ts'

export const seeCommentsInput = z.strictObject({ projectId: z.string().max(60) })

/** The member has read the project's comments up to now. @throws AppError not-found */
export async function seeComments(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  { projectId }: z.infer<typeof seeCommentsInput>,
): Promise<void> {
  demand(actor, 'flow.view')
  await demandProject(db.prisma, actor, projectId)
  const { workspaceId, memberId } = actor
  const seenAt = new Date(clock.now())
  await db.prisma.projectCommentsSeen.upsert({
    where: { workspaceId_projectId_memberId: { workspaceId, projectId, memberId } },
    create: { workspaceId, projectId, memberId, seenAt },
    update: { seenAt },
  })
}

/** How often the member is addressed, by project, in words they have not read. */
export async function countMentions({ db }: Pick<Services, 'db'>, actor: Actor): Promise<Record<string, number>> {
  demand(actor, 'flow.view')
  const { rows } = await db.pool.query<{ projectId: string; count: number }>(
    `SELECT c.project_id AS "projectId", count(*)::int AS count FROM project_comment c
     LEFT JOIN project_comments_seen s ON s.workspace_id = c.workspace_id AND s.project_id = c.project_id AND s.member_id = $2
     WHERE c.workspace_id = $1 AND $2 = ANY (c.mentions) AND c.author_id <> $2 AND (s.seen_at IS NULL OR c.created_at > s.seen_at)
     GROUP BY c.project_id`,
    [actor.workspaceId, actor.memberId],
  )
  return Object.fromEntries(rows.map(({ projectId, count }) => [projectId, count]))
}
