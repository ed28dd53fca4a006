import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import { endMove } from './end-move.ts'

export const cancelMoveInput = z.strictObject({ moveId: z.string().max(60) })

/** Stop where it is. One that has come to its end stays as it ended. @throws AppError not-found */
export async function cancelMove({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof cancelMoveInput>): Promise<void> {
  demand(actor, 'flow.publish')
  const { workspaceId } = actor
  const { moveId } = input
  await db.prisma.$transaction(async (tx) => {
    const move = await tx.versionMove.findUnique({ where: { workspaceId_id: { workspaceId, id: moveId } } })
    if (!move) throw new AppError('not-found', `no move ${moveId}`)
    if (!(await endMove(tx, { workspaceId, channelId: move.channelId, moveId }))) return
    const version = await tx.projectVersion.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: move.versionId } },
      select: { projectId: true },
    })
    await recordAudit(tx, actor, { action: 'project.moveCancelled', subject: version.projectId, detail: { moveId } })
  })
}
