import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { insertTicket } from '../runtime/effects/ticket/insert-ticket.ts'
import type { Services } from '../services.ts'
import { demandAssignee } from './demand-assignee.ts'
import { ticketFields } from './ticket-fields.ts'

export const createTicketInput = ticketFields
  .omit({ status: true })
  .partial()
  .required({ subject: true })
  .extend({
    customerId: z.string().max(60).optional(),
    /** The conversation it came from; its customer is then the ticket's. */
    conversationId: z.uuid().optional(),
  })

/**
 * @throws AppError not-found when customer, conversation or assignee is not of this workspace; bad-request when neither
 * customer nor conversation is given
 */
export async function createTicket(
  { db, runtime }: Pick<Services, 'db' | 'runtime'>,
  actor: Actor,
  input: z.infer<typeof createTicketInput>,
): Promise<{ ticketId: string; number: number }> {
  demand(actor, 'ticket.edit')
  const { workspaceId, memberId } = actor
  const { type = 'general', subject, description = '', priority = 0, fields = {}, assigneeId = null, conversationId = null } = input
  const customerId = await customerOf({ db }, actor, input)
  await demandAssignee(db, actor, assigneeId)
  const ids = { workspaceId, id: newId('ticket'), customerId, conversationId, effectId: null }
  const ticket = await insertTicket(db.pool, { ...ids, type, subject, description, priority, fields })
  if (assigneeId) await db.prisma.ticket.update({ where: { workspaceId_id: { workspaceId, id: ticket.ticketId } }, data: { assigneeId } })
  if (conversationId) {
    const created = { kind: 'ticket.created', body: { ...ticket, subject }, actor: 'agent', actorId: memberId } as const
    await runtime.act({ workspaceId, conversationId, inboundId: `ticket:${ticket.ticketId}`, record: [created] })
  }
  return ticket
}

async function customerOf({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof createTicketInput>): Promise<string> {
  const { workspaceId } = actor
  const { customerId, conversationId } = input
  if (conversationId) {
    const found = await db.prisma.conversation.findFirst({ where: { workspaceId, id: conversationId }, select: { customerId: true } })
    if (!found || (customerId && customerId !== found.customerId)) throw new AppError('not-found', `no conversation ${conversationId}`)
    return found.customerId
  }
  if (!customerId) throw new AppError('bad-request', 'a ticket is about a customer', { params: { field: 'customerId' } })
  const found = await db.prisma.customer.findUnique({ where: { workspaceId_id: { workspaceId, id: customerId } }, select: { id: true } })
  if (!found) throw new AppError('not-found', `no customer ${customerId}`)
  return customerId
}
