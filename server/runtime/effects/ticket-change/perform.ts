import { EffectFailure, type EffectPerformer } from '../effect.ts'

/** Changes or comments on a ticket of the conversation's own customer. A repeated job adds no second comment. */
export const performTicketChange: EffectPerformer<'ticketChange'> = async (job, { pool }) => {
  const { number, status, priority, comment } = job.request
  const { rows } = await pool.query<{ id: string }>(changeSql, [
    job.workspaceId,
    job.conversationId,
    number,
    status,
    priority,
    comment,
    `${job.conversationId}/${job.effectId}`,
  ])
  const ticketId = rows[0]?.id
  if (ticketId === undefined) throw new EffectFailure('not-found', 'this customer has no such ticket')
  return { result: { ticketId, number } }
}

const changeSql = `
  WITH changed AS (
    UPDATE ticket SET status = coalesce(nullif($4, ''), status), priority = coalesce($5, priority), updated_at = now()
    WHERE workspace_id = $1 AND number = $3
      AND customer_id = (SELECT customer_id FROM conversation WHERE id = $2 AND workspace_id = $1)
    RETURNING id
  ), commented AS (
    INSERT INTO ticket_comment (workspace_id, id, ticket_id, text)
    SELECT $1, $7, id, $6 FROM changed WHERE $6 <> ''
    ON CONFLICT DO NOTHING
  )
  SELECT id FROM changed`
