import type { Prisma } from '../../prisma/generated/client.ts'
import { AppError } from '../platform/errors.ts'

/** Makes exactly these the members of a queue. @throws AppError not-found when one is no member of the workspace */
export async function setQueueMembers(
  tx: Prisma.TransactionClient,
  input: { workspaceId: string; queueId: string; memberIds: string[] },
): Promise<void> {
  const { workspaceId, queueId } = input
  const memberIds = [...new Set(input.memberIds)]
  const known = await tx.member.count({ where: { workspaceId, id: { in: memberIds } } })
  if (known !== memberIds.length) throw new AppError('not-found', 'a member of the queue is no member of the workspace')
  await tx.queueMember.deleteMany({ where: { workspaceId, queueId, memberId: { notIn: memberIds } } })
  await tx.queueMember.createMany({ data: memberIds.map((memberId) => ({ workspaceId, queueId, memberId })), skipDuplicates: true })
}
