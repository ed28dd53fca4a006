import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'

export const archiveProjectInput = z.strictObject({
  projectId: z.string().max(60),
  /** false brings it back. */ archived: z.boolean().default(true),
})

/** Out of the list; nothing is lost. @throws AppError in-use (param `channel`) while it is live on a channel, not-found */
export async function archiveProject(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof archiveProjectInput>,
): Promise<void> {
  demand(actor, 'flow.edit')
  const { workspaceId } = actor
  const { projectId, archived } = input
  await db.prisma.$transaction(async (tx) => {
    if (archived) {
      const live = await tx.channel.findFirst({ where: { workspaceId, version: { projectId } }, select: { name: true } })
      if (live) throw new AppError('in-use', 'the project is live', { params: { channel: live.name } })
    }
    const where = { workspaceId_id: { workspaceId, id: projectId } }
    await tx.project.update({ where, data: { archivedAt: archived ? new Date() : null } })
    await recordAudit(tx, actor, { action: archived ? 'project.archived' : 'project.restored', subject: projectId })
  })
}
