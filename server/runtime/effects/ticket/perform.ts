import { randomUUID } from 'node:crypto'
import { EffectFailure, type EffectPerformer } from '../effect.ts'
import { insertTicket } from './insert-ticket.ts'

/** Makes the ticket a flow asked for; a repeated job finds the one it made before. */
export const performTicket: EffectPerformer<'ticket'> = async (job, { pool }) => {
  const { ticketType, subject, description, priority, fields } = job.request
  const { rows } = await pool.query<{ customer_id: string }>('SELECT customer_id FROM conversation WHERE id = $1 AND workspace_id = $2', [
    job.conversationId,
    job.workspaceId,
  ])
  if (!rows[0]) throw new EffectFailure('not-found', 'the conversation is gone')
  const ticket = await insertTicket(pool, {
    workspaceId: job.workspaceId,
    id: randomUUID(),
    type: ticketType,
    subject,
    description,
    priority,
    fields,
    customerId: rows[0].customer_id,
    conversationId: job.conversationId,
    effectId: job.effectId,
  })
  const created = { kind: 'ticket.created', body: { ticketId: ticket.ticketId, number: ticket.number, subject }, actor: 'bot' } as const
  return { result: ticket, record: [created] }
}
