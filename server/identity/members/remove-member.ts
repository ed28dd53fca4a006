import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'
import type { Actor } from '../actor.ts'
import { demand } from '../permissions.ts'
import { recordAudit } from '../record-audit.ts'
import { demandAnotherOwner, demandOwnerFor, lockMember } from './owners.ts'

export const removeMemberInput = z.strictObject({ memberId: z.string().max(60) })

/**
 * Take a person out of the workspace. Their account stays, what they wrote stays. Whoever still has open conversations must
 * give them away first, or customers would wait for somebody who is gone.
 * @throws AppError last-owner, not-found, in-use with `open`; not-allowed when an admin touches an owner
 */
export async function removeMember({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof removeMemberInput>): Promise<void> {
  demand(actor, 'members.manage')
  const { memberId } = input
  const { workspaceId } = actor
  await db.prisma.$transaction(async (tx) => {
    const member = await lockMember(tx, actor, memberId)
    demandOwnerFor(actor, member.role)
    if (member.role === 'owner') await demandAnotherOwner(tx, actor, memberId)
    const open = await tx.conversation.count({ where: { workspaceId, agentId: memberId, owner: 'agent' } })
    if (open > 0) throw new AppError('in-use', 'the member has open conversations', { params: { open } })
    await tx.offer.deleteMany({ where: { workspaceId, memberId } })
    await tx.replyDraft.deleteMany({ where: { workspaceId, memberId } })
    await tx.member.delete({ where: { workspaceId_id: { workspaceId, id: memberId } } })
    await recordAudit(tx, actor, { action: 'member.removed', subject: memberId, detail: { name: member.name, role: member.role } })
  })
}
