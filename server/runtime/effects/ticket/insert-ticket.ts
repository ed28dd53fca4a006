import type { Pool } from 'pg'
import type { JsonObject } from '../../../../flows/engine/types.ts'

export type NewTicket = {
  workspaceId: string
  id: string
  type: string
  subject: string
  description: string
  priority: number
  fields: JsonObject
  customerId: string
  conversationId: string | null
  /** Present when an effect asks: a second call with the same one returns the first ticket. */
  effectId: string | null
}

/**
 * Numbers count up per workspace. Writers of one workspace go one after the other (a lock held for two statements), so a
 * number is never given twice and a failed insert leaves no hole.
 */
export async function insertTicket(pool: Pool, ticket: NewTicket): Promise<{ ticketId: string; number: number }> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [`ticket|${ticket.workspaceId}`])
    const known = await client.query(existingSql, [ticket.workspaceId, ticket.conversationId, ticket.effectId])
    const { rows } = known.rows[0] ? known : await client.query(insertSql, valuesOf(ticket))
    await client.query('COMMIT')
    return { ticketId: rows[0].id, number: rows[0].number }
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

const existingSql = 'SELECT id, number FROM ticket WHERE workspace_id = $1 AND conversation_id = $2 AND effect_id = $3'

const insertSql = `
  INSERT INTO ticket (workspace_id, id, number, type, subject, description, priority, fields, customer_id, conversation_id, effect_id, updated_at)
  SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, now() FROM ticket WHERE workspace_id = $1
  RETURNING id, number`

function valuesOf(ticket: NewTicket): unknown[] {
  const { workspaceId, id, type, subject, description, priority, fields, customerId, conversationId, effectId } = ticket
  return [workspaceId, id, type, subject, description, priority, JSON.stringify(fields), customerId, conversationId, effectId]
}
