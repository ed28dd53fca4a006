import type { Prisma } from '../../../prisma/generated/client.ts'

/** No further conversation of a channel is moved; those that were stay moved. @returns whether a move was running */
export async function endMove(
  tx: Pick<Prisma.TransactionClient, 'versionMove'>,
  input: { workspaceId: string; channelId: string; moveId?: string },
): Promise<boolean> {
  const { workspaceId, channelId, moveId } = input
  const { count } = await tx.versionMove.updateMany({
    where: { workspaceId, channelId, state: 'running', ...(moveId ? { id: moveId } : {}) },
    data: { state: 'cancelled', finishedAt: new Date() },
  })
  return count > 0
}
