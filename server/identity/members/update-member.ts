import { z } from 'zod'
import type { Services } from '../../services.ts'
import type { Actor } from '../actor.ts'
import { demand } from '../permissions.ts'
import { recordAudit } from '../record-audit.ts'
import { demandOwnerFor, lockMember } from './owners.ts'

export const updateMemberInput = z.strictObject({
  memberId: z.string().max(60),
  name: z.string().trim().min(1).max(60).optional(),
  capacity: z.int().min(1).max(50).optional(),
})

/** Another member's name and how much they carry at once. */
export async function updateMember({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof updateMemberInput>): Promise<void> {
  demand(actor, 'members.manage')
  const { memberId, ...data } = input
  await db.prisma.$transaction(async (tx) => {
    const member = await lockMember(tx, actor, memberId)
    demandOwnerFor(actor, member.role)
    await tx.member.update({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: memberId } }, data })
    await recordAudit(tx, actor, { action: 'member.updated', subject: memberId, detail: data })
  })
}
