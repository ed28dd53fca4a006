import { z } from 'zod'
import type { JsonObject } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { TicketStatus, TicketSummary } from './ticket-fields.ts'

export const getTicketInput = z.strictObject({ ticketId: z.string().max(60) })
export type TicketView = TicketSummary & {
  description: string
  fields: JsonObject
  /** Oldest first. `member` is null when the machine wrote it. */
  comments: { id: string; text: string; createdAt: Date; member: { id: string; name: string | null } | null }[]
}

/** @throws AppError not-found */
export async function getTicket({ db }: Pick<Services, 'db'>, actor: Actor, input: z.infer<typeof getTicketInput>): Promise<TicketView> {
  demand(actor, 'ticket.view')
  const { workspaceId } = actor
  const ticket = await db.prisma.ticket.findUnique({
    where: { workspaceId_id: { workspaceId, id: input.ticketId } },
    include: { customer: { select: { id: true, name: true } }, comments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  })
  if (!ticket) throw new AppError('not-found', `no ticket ${input.ticketId}`)
  const ids = [ticket.assigneeId, ...ticket.comments.map((comment) => comment.memberId)].filter((id) => id !== null)
  const members = await db.prisma.member.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(members.map((member) => [member.id, member.name]))
  const { id, number, type, subject, description, status, priority, fields, customer, conversationId, assigneeId, createdAt, updatedAt } =
    ticket
  return {
    id,
    number,
    type,
    subject,
    description,
    status: status as TicketStatus,
    priority,
    fields: fields as JsonObject,
    customer,
    conversationId,
    assignee: assigneeId ? { id: assigneeId, name: names.get(assigneeId) ?? '' } : null,
    createdAt,
    updatedAt,
    comments: ticket.comments.map((comment) => ({
      id: comment.id,
      text: comment.text,
      createdAt: comment.createdAt,
      member: comment.memberId ? { id: comment.memberId, name: names.get(comment.memberId) ?? null } : null,
    })),
  }
}
