import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import { beginMove, moveChoiceSchema } from './moves/start-move.ts'
import { pointChannels } from './point-channels.ts'

export const rollbackChannelInput = z.strictObject({
  channelId: z.string().max(60),
  versionId: z.string().max(60),
  move: moveChoiceSchema,
})

/**
 * Point a channel at a version that was published before. New conversations follow within a second; those that run stay on their
 * version unless they are to be carried back; the worker then does it. @throws AppError not-found
 */
export async function rollbackChannel(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof rollbackChannelInput>,
): Promise<void> {
  demand(actor, 'flow.publish')
  const { workspaceId } = actor
  const { channelId, versionId, move } = input
  await db.prisma.$transaction(async (tx) => {
    const where = { workspaceId_id: { workspaceId, id: versionId } }
    const version = await tx.projectVersion.findUnique({ where, select: { projectId: true, number: true } })
    if (!version) throw new AppError('not-found', `no version ${versionId}`)
    await pointChannels(tx, actor, { channelIds: [channelId], versionId, rollback: true })
    const detail = { channelId, versionId, number: version.number }
    await recordAudit(tx, actor, { action: 'project.rolledBack', subject: version.projectId, detail })
    if (move) await beginMove(tx, actor, { channelId, ...move })
  })
}
