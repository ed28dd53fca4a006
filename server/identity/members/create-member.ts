import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Services } from '../../services.ts'
import type { Actor } from '../actor.ts'
import { createUser } from '../create-user.ts'
import { passwordLength } from '../password-length.ts'
import { demand, roles } from '../permissions.ts'
import { recordAudit } from '../record-audit.ts'
import { demandOwnerFor } from './owners.ts'

export const createMemberInput = z.strictObject({
  name: z.string().trim().min(1).max(60),
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
  /** First password of a new account; needed unless the person has one already, whose password is never touched. */
  password: z.string().min(passwordLength.min).max(passwordLength.max).optional(),
  role: z.enum(roles),
  capacity: z.int().min(1).max(50).default(4),
})

/**
 * Add a person to the workspace, with a new account or the one they have.
 * @throws AppError already-member; bad-request with field `password` when a new account needs one
 */
export async function createMember(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof createMemberInput>,
): Promise<{ memberId: string; newAccount: boolean }> {
  demand(actor, 'members.manage')
  demandOwnerFor(actor, input.role)
  const { workspaceId } = actor
  const { name, email, password, role, capacity } = input
  return db.prisma.$transaction(async (tx) => {
    const known = await tx.user.findUnique({
      where: { email },
      select: { id: true, members: { where: { workspaceId }, select: { id: true } } },
    })
    if (known?.members[0]) throw new AppError('already-member', 'the user is a member of the workspace')
    if (!known && !password) throw new AppError('bad-request', 'a new account needs a password', { params: { field: 'password' } })
    const userId = known?.id ?? (await createUser(tx, { name, email, password: password ?? '', locale: actor.locale })).userId
    const memberId = newId('member')
    await tx.member.create({ data: { workspaceId, id: memberId, userId, name, role, capacity } })
    await recordAudit(tx, actor, { action: 'member.created', subject: memberId, detail: { name, email, role } })
    return { memberId, newAccount: !known }
  })
}
