import { z } from 'zod'

export const ticketStatuses = ['open', 'pending', 'solved', 'closed'] as const
export type TicketStatus = (typeof ticketStatuses)[number]

/** What a person may set on a ticket. */
export const ticketFields = z.strictObject({
  type: z.string().trim().min(1).max(60),
  subject: z.string().trim().min(1).max(200),
  description: z.string().trim().max(8000),
  status: z.enum(ticketStatuses),
  /** 0 normal … 9 most urgent. */
  priority: z.int().min(0).max(9),
  fields: z.record(z.string().min(1).max(60), z.union([z.string().max(2000), z.number(), z.boolean()])),
  assigneeId: z.string().max(60).nullable(),
})

export type TicketSummary = {
  id: string
  number: number
  type: string
  subject: string
  status: TicketStatus
  priority: number
  customer: { id: string; name: string }
  conversationId: string | null
  assignee: { id: string; name: string } | null
  createdAt: Date
  updatedAt: Date
}
