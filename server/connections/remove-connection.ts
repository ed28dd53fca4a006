import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import type { Services } from '../services.ts'

export const removeConnectionInput = z.strictObject({ kind: z.enum(['assistant', 'email']) })

/** Steps that need the service leave by their failure exit from now on. */
export async function removeConnection(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  { kind }: z.infer<typeof removeConnectionInput>,
): Promise<void> {
  demand(actor, 'workspace.manage')
  const { workspaceId } = actor
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.connection.deleteMany({ where: { workspaceId, kind } })
    if (count > 0) await recordAudit(tx, actor, { action: 'connection.removed', subject: kind })
  })
}
