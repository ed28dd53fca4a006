import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { type Page, pageInput, readCursor, toPage } from '../platform/cursor.ts'
import { caselessly, likeAnywhere } from '../platform/like.ts'
import type { Services } from '../services.ts'
import { type TicketSummary, ticketStatuses } from './ticket-fields.ts'

export const listTicketsInput = z.strictObject({
  /** Empty or absent: all. */
  statuses: z.array(z.enum(ticketStatuses)).max(4).optional(),
  /** A member's id, `me`, or `none`. */
  assignee: z.string().max(60).optional(),
  customerId: z.string().max(60).optional(),
  type: z.string().max(60).optional(),
  /** Part of the subject, the description or the customer's name, or the number. */
  search: z.string().trim().max(100).optional(),
  ...pageInput,
})

/** Last changed first. */
export async function listTickets(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof listTicketsInput>,
): Promise<Page<TicketSummary>> {
  demand(actor, 'ticket.view')
  const { statuses, assignee, customerId, type, search, cursor, limit } = input
  const after = cursor ? readCursor(cursor) : null
  const { rows } = await db.pool.query<TicketSummary>(caselessly(listSql, search), [
    actor.workspaceId,
    statuses?.length ? statuses : null,
    assignee === 'me' ? actor.memberId : (assignee ?? null),
    customerId ?? null,
    type ?? null,
    search ? likeAnywhere(search) : null,
    search && /^#?\d{1,9}$/.test(search) ? Number(search.replace('#', '')) : null,
    after?.at ?? null,
    after?.id ?? null,
    limit + 1,
  ])
  return toPage(rows, limit, (row) => ({ at: row.updatedAt, id: row.id }))
}

const listSql = `
  SELECT t.id, t.number, t.type, t.subject, t.status, t.priority, t.conversation_id AS "conversationId",
    t.created_at AS "createdAt", t.updated_at AS "updatedAt",
    jsonb_build_object('id', c.id, 'name', c.name) AS customer,
    CASE WHEN m.id IS NULL THEN NULL ELSE jsonb_build_object('id', m.id, 'name', m.name) END AS assignee
  FROM ticket t
  JOIN customer c ON c.workspace_id = t.workspace_id AND c.id = t.customer_id
  LEFT JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.assignee_id
  WHERE t.workspace_id = $1
    AND ($2::text[] IS NULL OR t.status = ANY ($2))
    AND ($3::text IS NULL OR CASE WHEN $3 = 'none' THEN t.assignee_id IS NULL ELSE t.assignee_id = $3 END)
    AND ($4::text IS NULL OR t.customer_id = $4)
    AND ($5::text IS NULL OR t.type = $5)
    AND ($6::text IS NULL OR t.subject ILIKE $6 OR t.description ILIKE $6 OR c.name ILIKE $6 OR t.number = $7::int)
    AND ($8::timestamptz IS NULL OR (t.updated_at, t.id) < ($8, $9))
  ORDER BY t.updated_at DESC, t.id DESC LIMIT $10`
