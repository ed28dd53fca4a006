import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand, may } from '../identity/permissions.ts'
import { pageInput, readCursor, writeCursor } from '../platform/cursor.ts'
import { serviceOrder } from '../routing/service-order.ts'
import type { Services } from '../services.ts'
import {
  type DeskConversation,
  type DeskConversationColumns,
  decodeDeskConversation,
  deskConversationSql,
  listedColumns,
} from './desk-conversation.ts'
import { searchConversations } from './search-conversations.ts'

export const deskLists = ['mine', 'waiting', 'attention', 'bot', 'closed'] as const
export type DeskList = (typeof deskLists)[number]

export const listConversationsInput = z.strictObject({
  list: z.enum(deskLists),
  /** Looks through all lists; see searchConversations for how far back. */
  search: z.string().trim().max(100).optional(),
  ...pageInput,
})
export type ConversationPage = { items: DeskConversation[]; nextCursor: string | null }

/**
 * A page of a list. Waiting comes in the order people are served, and holds the queues the reader is in (a supervisor's: all);
 * the others come with the latest message first. Keyset paging: what changes meanwhile shifts nothing.
 */
export async function listConversations(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof listConversationsInput>,
): Promise<ConversationPage> {
  demand(actor, 'desk.view')
  const { list, search, limit } = input
  if (search) return { items: await searchConversations(db.pool, actor, { text: search, limit }), nextCursor: null }
  const after = input.cursor ? readCursor(input.cursor) : null
  const { text, values } = queries[list](actor)
  const { rows } = await db.pool.query<DeskConversationColumns & { place: Date }>({
    name: `desk_${list}`,
    text,
    values: [actor.workspaceId, actor.locale, after?.at ?? null, after?.id ?? null, limit + 1, ...values],
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ place: _, ...row }) => decodeDeskConversation(row)),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.place, id: last.id }) : null,
  }
}

const queries: Record<DeskList, (actor: Actor) => { text: string; values: unknown[] }> = {
  mine: ({ memberId }) => ({ text: latest(`c.owner = 'agent' AND c.agent_id = $6`), values: [memberId] }),
  waiting: (actor) => ({ text: waitingSql, values: [may(actor, 'desk.reassign') ? null : actor.memberId] }),
  attention: () => ({ text: latest('c.needs_attention'), values: [] }),
  bot: () => ({ text: latest(`c.owner = 'bot'`), values: [] }),
  closed: () => ({ text: latest(`c.owner = 'closed'`), values: [] }),
}

/** More conditions than one would need: `listed_at`, the ten minutes of the last message, is a range of the index; the others settle what is in it. */
function latest(condition: string): string {
  return page(
    `
    SELECT ${listedColumns}, c.last_message_at AS place FROM conversation c
    WHERE c.workspace_id = $1 AND ${condition}
      AND ($3::timestamptz IS NULL OR (c.listed_at <= $3 AND c.last_message_at <= $3 AND (c.last_message_at < $3 OR c.id > $4::uuid)))
    ORDER BY c.listed_at DESC, c.last_message_at DESC, c.id LIMIT $5`,
    'c.place DESC, c.id',
  )
}

/** The first of each queue, merged: each queue's part is one range of the index. */
const waitingSql = page(
  `
  SELECT w.* FROM queue q CROSS JOIN LATERAL (
    SELECT ${listedColumns}, ${serviceOrder('c')} AT TIME ZONE 'UTC' AS place FROM conversation c
    WHERE c.workspace_id = $1 AND c.queue_id = q.id AND c.owner = 'queue'
      AND ($3::timestamptz IS NULL OR (${serviceOrder('c')} >= $3 AT TIME ZONE 'UTC' AND (${serviceOrder('c')} > $3 AT TIME ZONE 'UTC' OR c.id > $4::uuid)))
    ORDER BY ${serviceOrder('c')}, c.id LIMIT $5
  ) w
  WHERE q.workspace_id = $1 AND ($6::text IS NULL OR EXISTS (
    SELECT FROM queue_member qm WHERE qm.workspace_id = $1 AND qm.queue_id = q.id AND qm.member_id = $6))
  ORDER BY w.place, w.id LIMIT $5`,
  'c.place, c.id',
)

function page(rows: string, order: string): string {
  return `WITH page AS (${rows}) ${deskConversationSql('page', '$2', 'c.place,')} ORDER BY ${order}`
}
