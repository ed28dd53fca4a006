import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'

export const removeCannedReplyInput = z.strictObject({ id: z.string().max(60) })

export async function removeCannedReply(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof removeCannedReplyInput>,
): Promise<void> {
  demand(actor, 'cannedReply.edit')
  await db.prisma.cannedReply.delete({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.id } } })
}
