import { z } from 'zod'
import { Prisma } from '../../prisma/generated/client.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import type { Services } from '../services.ts'
import { queueFields } from './queue-fields.ts'
import { setQueueMembers } from './set-queue-members.ts'

export const updateQueueInput = queueFields.partial().extend({ queueId: z.string().max(60) })

/** Fields that are not given stay; `memberIds` replaces all members. */
export async function updateQueue({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof updateQueueInput>): Promise<void> {
  demand(actor, 'queue.manage')
  const { workspaceId } = actor
  const { queueId, memberIds, calendar, ...fields } = input
  await db.prisma.$transaction(async (tx) => {
    await tx.queue.update({
      where: { workspaceId_id: { workspaceId, id: queueId } },
      data: { ...fields, ...(calendar === undefined ? {} : { calendar: calendar ?? Prisma.DbNull }) },
    })
    if (memberIds) await setQueueMembers(tx, { workspaceId, queueId, memberIds })
    await recordAudit(tx, actor, { action: 'queue.updated', subject: queueId, detail: input })
  })
}
