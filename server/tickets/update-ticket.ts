import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import type { Services } from '../services.ts'
import { demandAssignee } from './demand-assignee.ts'
import { ticketFields } from './ticket-fields.ts'

export const updateTicketInput = ticketFields.partial().extend({ ticketId: z.string().max(60) })

/** Fields that are not given stay. @throws AppError not-found */
export async function updateTicket({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof updateTicketInput>): Promise<void> {
  demand(actor, 'ticket.edit')
  const { ticketId, ...data } = input
  await demandAssignee(db, actor, data.assigneeId)
  await db.prisma.ticket.update({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: ticketId } }, data })
}
