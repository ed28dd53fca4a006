import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { type Page, pageInput, readCursor, toPage } from '../platform/cursor.ts'
import { caselessly, likeAnywhere } from '../platform/like.ts'
import type { Services } from '../services.ts'

export const listCustomersInput = z.strictObject({
  /** Part of the name, e-mail, phone or a tag; two Chinese characters are enough. */
  search: z.string().trim().max(100).optional(),
  tag: z.string().max(60).optional(),
  ...pageInput,
})
export type CustomerSummary = {
  id: string
  name: string
  email: string | null
  phone: string | null
  tags: string[]
  createdAt: Date
  updatedAt: Date
  conversations: number
  openTickets: number
}

/** Last changed first. */
export async function listCustomers(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof listCustomersInput>,
): Promise<Page<CustomerSummary>> {
  demand(actor, 'customer.view')
  const after = input.cursor ? readCursor(input.cursor) : null
  const { rows } = await db.pool.query<CustomerSummary>(caselessly(listSql, input.search), [
    actor.workspaceId,
    input.search ? likeAnywhere(input.search) : null,
    input.tag ?? null,
    after?.at ?? null,
    after?.id ?? null,
    input.limit + 1,
  ])
  return toPage(rows, input.limit, (row) => ({ at: row.updatedAt, id: row.id }))
}

/** The page is cut first and counted afterwards, so that counting costs fifty look-ups and not one per customer. */
const listSql = `
  WITH page AS (
    SELECT c.* FROM customer c
    WHERE c.workspace_id = $1
      AND ($2::text IS NULL OR c.name ILIKE $2 OR c.email ILIKE $2 OR c.phone ILIKE $2 OR array_to_string(c.tags, ' ') ILIKE $2)
      AND ($3::text IS NULL OR $3 = ANY (c.tags))
      AND ($4::timestamptz IS NULL OR (c.updated_at, c.id) < ($4, $5))
    ORDER BY c.updated_at DESC, c.id DESC LIMIT $6
  )
  SELECT p.id, p.name, p.email, p.phone, p.tags, p.created_at AS "createdAt", p.updated_at AS "updatedAt",
    (SELECT count(*)::int FROM conversation v WHERE v.workspace_id = p.workspace_id AND v.customer_id = p.id) AS conversations,
    (SELECT count(*)::int FROM ticket t WHERE t.workspace_id = p.workspace_id AND t.customer_id = p.id AND t.status IN ('open', 'pending')) AS "openTickets"
  FROM page p ORDER BY p.updated_at DESC, p.id DESC`
