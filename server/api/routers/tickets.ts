import { commentTicket, commentTicketInput } from '../../tickets/comment-ticket.ts'
import { createTicket, createTicketInput } from '../../tickets/create-ticket.ts'
import { getTicket, getTicketInput } from '../../tickets/get-ticket.ts'
import { listTickets, listTicketsInput } from '../../tickets/list-tickets.ts'
import { updateTicket, updateTicketInput } from '../../tickets/update-ticket.ts'
import { memberProcedure, router } from '../trpc.ts'

export const ticketsRouter = router({
  list: memberProcedure.input(listTicketsInput).query(({ ctx, input }) => listTickets(ctx.services, ctx.actor, input)),
  get: memberProcedure.input(getTicketInput).query(({ ctx, input }) => getTicket(ctx.services, ctx.actor, input)),
  create: memberProcedure.input(createTicketInput).mutation(({ ctx, input }) => createTicket(ctx.services, ctx.actor, input)),
  update: memberProcedure.input(updateTicketInput).mutation(({ ctx, input }) => updateTicket(ctx.services, ctx.actor, input)),
  comment: memberProcedure.input(commentTicketInput).mutation(({ ctx, input }) => commentTicket(ctx.services, ctx.actor, input)),
})
