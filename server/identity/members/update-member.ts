import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
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

/** Another member's name and how much they carry at once. @throws AppError not-found, not-allowed, capacity-below-load with `name`, `load` */
export async function updateMember({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof updateMemberInput>): Promise<void> {
  demand(actor, 'members.manage')
  const { memberId, ...data } = input
  await db.prisma.$transaction(async (tx) => {
    const member = await lockMember(tx, actor, memberId)
    demandOwnerFor(actor, member.role)
    // Compared and written at once: routing changes the load meanwhile.
    const load = data.capacity === undefined ? undefined : { lte: data.capacity }
    const { count } = await tx.member.updateMany({ where: { workspaceId: actor.workspaceId, id: memberId, load }, data })
    if (count === 0) {
      const params = { name: member.name, load: member.load }
      throw new AppError('capacity-below-load', 'the capacity would be below the load', { params })
    }
    await recordAudit(tx, actor, { action: 'member.updated', subject: memberId, detail: data })
  })
}
