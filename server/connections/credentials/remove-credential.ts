import { z } from 'zod'
import type { Actor } from '../../identity/actor.ts'
import { demand } from '../../identity/permissions.ts'
import { recordAudit } from '../../identity/record-audit.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../services.ts'

export const removeCredentialInput = z.strictObject({ id: z.string().max(60) })

/** Requests to its system are sent without signing in from now on. @throws AppError not-found */
export async function removeCredential(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { id }: z.infer<typeof removeCredentialInput>,
): Promise<void> {
  demand(actor, 'workspace.manage')
  const { workspaceId } = actor
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.credential.deleteMany({ where: { workspaceId, id } })
    if (count === 0) throw new AppError('not-found', 'no such credential')
    await recordAudit(tx, actor, { action: 'credential.removed', subject: id })
  })
}
