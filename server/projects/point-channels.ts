import type { Prisma } from '../../prisma/generated/client.ts'
import type { Actor } from '../identity/actor.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { endMove } from './moves/end-move.ts'

/**
 * Make a version live on channels and write it into their history. What was still being moved to the version before stays where it is.
 * @throws AppError not-found when one does not exist
 */
export async function pointChannels(
  tx: Prisma.TransactionClient,
  actor: Actor,
  input: { channelIds: string[]; versionId: string; rollback: boolean },
): Promise<void> {
  const { workspaceId, memberId } = actor
  const { versionId, rollback } = input
  const channelIds = [...new Set(input.channelIds)].sort()
  const { count } = await tx.channel.updateMany({ where: { workspaceId, id: { in: channelIds } }, data: { versionId } })
  if (count !== channelIds.length) throw new AppError('not-found', 'a channel does not exist')
  for (const channelId of channelIds) await endMove(tx, { workspaceId, channelId })
  await tx.publication.createMany({
    data: channelIds.map((channelId) => ({ workspaceId, id: newId('publication'), channelId, versionId, memberId, rollback })),
  })
}
