import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { findProject } from '../find-project.ts'
import { insertProject } from '../insert-project.ts'

export const startCopyInput = z.strictObject({ projectId: z.string().max(60), name: z.string().trim().min(1).max(120) })

/**
 * A new project with the draft of another one that remembers where it came from, so that both can be brought together again. Of a
 * working copy there is no working copy: it would be unclear where its work goes. @throws AppError not-found, conflict
 */
export async function startCopy(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof startCopyInput>,
): Promise<{ projectId: string }> {
  demand(actor, 'flow.edit')
  const { workspaceId } = actor
  const { draft, layout, scenarios, revision, archivedAt } = await findProject(db.prisma, actor, input.projectId)
  if (archivedAt) throw new AppError('not-found', `project ${input.projectId} is archived`)
  if ((await db.prisma.projectCopy.count({ where: { workspaceId, projectId: input.projectId } })) > 0)
    throw new AppError('conflict', `project ${input.projectId} is a working copy itself`)
  const base = { project: draft, layout, scenarios }
  return insertProject({ db }, actor, {
    name: input.name,
    ...base,
    from: input.projectId,
    async also(tx, projectId) {
      const revisions = { copyRevision: 1, originalRevision: revision }
      await tx.projectCopy.create({ data: { workspaceId, projectId, originalId: input.projectId, base: base as object, ...revisions } })
    },
  })
}
