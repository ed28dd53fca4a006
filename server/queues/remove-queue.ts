import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'

export const removeQueueInput = z.strictObject({ queueId: z.string().max(60) })

/** @throws AppError in-use with `open` while customers wait in it or are served from it; not-found */
export async function removeQueue({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof removeQueueInput>): Promise<void> {
  demand(actor, 'queue.manage')
  const { workspaceId } = actor
  const { queueId } = input
  await db.prisma.$transaction(async (tx) => {
    const open = await tx.conversation.count({ where: { workspaceId, queueId, owner: { in: ['queue', 'agent'] } } })
    if (open > 0) throw new AppError('in-use', 'customers wait in the queue', { params: { open } })
    const { name } = await tx.queue.delete({ where: { workspaceId_id: { workspaceId, id: queueId } } })
    await recordAudit(tx, actor, { action: 'queue.removed', subject: queueId, detail: { name } })
  })
}
