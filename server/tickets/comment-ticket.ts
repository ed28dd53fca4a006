import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'

export const commentTicketInput = z.strictObject({ ticketId: z.string().max(60), text: z.string().trim().min(1).max(8000) })

/** A comment is news of the ticket: it moves up in the list. @throws AppError not-found */
export async function commentTicket(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof commentTicketInput>,
): Promise<{ commentId: string }> {
  demand(actor, 'ticket.edit')
  const { workspaceId, memberId } = actor
  const { ticketId, text } = input
  const commentId = newId('comment')
  await db.prisma.$transaction(async (tx) => {
    await tx.ticket.update({ where: { workspaceId_id: { workspaceId, id: ticketId } }, data: { updatedAt: new Date() } })
    await tx.ticketComment.create({ data: { workspaceId, id: commentId, ticketId, memberId, text } })
  })
  return { commentId }
}
