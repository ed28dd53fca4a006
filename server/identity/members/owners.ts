import type { Prisma } from '../../../prisma/generated/client.ts'
import { AppError } from '../../platform/errors.ts'
import type { Actor } from '../actor.ts'
import type { Role } from '../permissions.ts'

/** Only an owner makes, changes or removes an owner: an admin cannot raise himself. @throws AppError not-allowed */
export function demandOwnerFor(actor: Actor, ...concerned: (Role | string)[]): void {
  if (concerned.includes('owner') && actor.role !== 'owner') throw new AppError('not-allowed', 'only an owner may do this to owners')
}

/**
 * The member that is to be changed, and a lock that lets changes of members happen one after the other: two owners who
 * remove each other at once must not both succeed.
 * @throws AppError not-found
 */
export async function lockMember(tx: Prisma.TransactionClient, actor: Actor, memberId: string) {
  await tx.$queryRaw`SELECT 1 FROM workspace WHERE id = ${actor.workspaceId} FOR NO KEY UPDATE`
  const member = await tx.member.findUnique({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: memberId } } })
  if (!member) throw new AppError('not-found', `no member ${memberId}`)
  return member
}

/** After `lockMember`. @throws AppError last-owner */
export async function demandAnotherOwner(tx: Prisma.TransactionClient, actor: Actor, memberId: string): Promise<void> {
  const others = await tx.member.count({ where: { workspaceId: actor.workspaceId, role: 'owner', id: { not: memberId } } })
  if (others === 0) throw new AppError('last-owner', 'the last owner stays')
}
