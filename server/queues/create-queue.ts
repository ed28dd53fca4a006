import type { z } from 'zod'
import { Prisma } from '../../prisma/generated/client.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { recordAudit } from '../identity/record-audit.ts'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'
import { queueFields } from './queue-fields.ts'
import { setQueueMembers } from './set-queue-members.ts'

export const createQueueInput = queueFields.partial().required({ name: true })

export async function createQueue(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof createQueueInput>,
): Promise<{ queueId: string }> {
  demand(actor, 'queue.manage')
  const { workspaceId } = actor
  const { memberIds = [], calendar, ...fields } = input
  const queueId = newId('queue')
  await db.prisma.$transaction(async (tx) => {
    await tx.queue.create({ data: { workspaceId, id: queueId, ...fields, calendar: calendar ?? Prisma.DbNull } })
    await setQueueMembers(tx, { workspaceId, queueId, memberIds })
    await recordAudit(tx, actor, { action: 'queue.created', subject: queueId, detail: input })
  })
  return { queueId }
}
