import { z } from 'zod'
import type { JsonObject } from '../../flows/engine/types.ts'
import type { Actor } from '../identity/actor.ts'
import { demand, may } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { TicketStatus } from '../tickets/ticket-fields.ts'

export const getCustomerInput = z.strictObject({ customerId: z.string().max(60) })
export type CustomerView = {
  id: string
  name: string
  email: string | null
  phone: string | null
  attributes: JsonObject
  tags: string[]
  createdAt: Date
  updatedAt: Date
  /** Where they write from. */
  contacts: { channelId: string; channelName: string; externalId: string; createdAt: Date }[]
  /** The last fifty, newest first. */
  conversations: {
    id: string
    channelId: string
    owner: 'bot' | 'queue' | 'agent' | 'closed'
    agentId: string | null
    preview: string
    outcome: string | null
    rating: number | null
    sentiment: number
    tags: string[]
    createdAt: Date
    lastMessageAt: Date
    closedAt: Date | null
  }[]
  /** The last fifty, newest first; empty for who may not see tickets. */
  tickets: { id: string; number: number; subject: string; status: TicketStatus; priority: number; createdAt: Date; updatedAt: Date }[]
}

/** @throws AppError not-found */
export async function getCustomer(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof getCustomerInput>,
): Promise<CustomerView> {
  demand(actor, 'customer.view')
  const { workspaceId } = actor
  const { customerId } = input
  const customer = await db.prisma.customer.findUnique({
    where: { workspaceId_id: { workspaceId, id: customerId } },
    include: { tickets: { orderBy: { number: 'desc' }, take: 50, omit: { description: true, fields: true } } },
  })
  if (!customer) throw new AppError('not-found', `no customer ${customerId}`)
  const [contacts, conversations, channels] = await Promise.all([
    db.prisma.contact.findMany({ where: { workspaceId, customerId }, orderBy: { createdAt: 'asc' }, take: 50 }),
    db.prisma.conversation.findMany({
      where: { workspaceId, customerId },
      orderBy: { createdAt: 'desc' },
      take: 50,
      select: conversationColumns,
    }),
    db.prisma.channel.findMany({ where: { workspaceId }, select: { id: true, name: true } }),
  ])
  const channelNames = new Map(channels.map((channel) => [channel.id, channel.name]))
  const { id, name, email, phone, attributes, tags, createdAt, updatedAt } = customer
  const tickets = may(actor, 'ticket.view') ? customer.tickets : []
  return {
    id,
    name,
    email,
    phone,
    attributes: attributes as JsonObject,
    tags,
    createdAt,
    updatedAt,
    contacts: contacts.map((contact) => ({
      channelId: contact.channelId,
      channelName: channelNames.get(contact.channelId) ?? '',
      externalId: contact.externalId,
      createdAt: contact.createdAt,
    })),
    conversations: conversations.map((row) => ({ ...row, owner: row.owner as CustomerView['conversations'][number]['owner'] })),
    tickets: tickets.map((ticket) => ({
      id: ticket.id,
      number: ticket.number,
      subject: ticket.subject,
      status: ticket.status as TicketStatus,
      priority: ticket.priority,
      createdAt: ticket.createdAt,
      updatedAt: ticket.updatedAt,
    })),
  }
}

const conversationColumns = {
  id: true,
  channelId: true,
  owner: true,
  agentId: true,
  preview: true,
  outcome: true,
  rating: true,
  sentiment: true,
  tags: true,
  createdAt: true,
  lastMessageAt: true,
  closedAt: true,
} as const
