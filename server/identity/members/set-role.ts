import { z } from 'zod'
import type { Services } from '../../services.ts'
import type { Actor } from '../actor.ts'
import { demand, roles } from '../permissions.ts'
import { recordAudit } from '../record-audit.ts'
import { demandAnotherOwner, demandOwnerFor, lockMember } from './owners.ts'

export const setRoleInput = z.strictObject({ memberId: z.string().max(60), role: z.enum(roles) })

/** @throws AppError last-owner, not-found; not-allowed when an admin touches an owner */
export async function setRole({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof setRoleInput>): Promise<void> {
  demand(actor, 'members.manage')
  const { memberId, role } = input
  await db.prisma.$transaction(async (tx) => {
    const member = await lockMember(tx, actor, memberId)
    demandOwnerFor(actor, role, member.role)
    if (member.role === role) return
    if (member.role === 'owner') await demandAnotherOwner(tx, actor, memberId)
    await tx.member.update({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: memberId } }, data: { role } })
    await recordAudit(tx, actor, { action: 'member.updated', subject: memberId, detail: { role, before: member.role } })
  })
}
