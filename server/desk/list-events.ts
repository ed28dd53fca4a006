import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { conversationId } from '../routing/action-input.ts'
import { readStanding } from '../routing/read-standing.ts'
import { shardOfConversation } from '../runtime/conversation-id.ts'
import { decodeEvent, type EventColumns } from '../runtime/decode-rows.ts'
import type { ConversationEventRecord } from '../runtime/events.ts'
import type { Services } from '../services.ts'

export const listEventsInput = z
  .strictObject({
    conversationId,
    /** Those before this seq; absent: the newest. */
    beforeSeq: z.int().min(1).optional(),
    /** Those after this seq instead, oldest first: fills a gap. */
    afterSeq: z.int().min(0).optional(),
    limit: z.int().min(1).max(200).default(100),
  })
  .refine((input) => input.beforeSeq === undefined || input.afterSeq === undefined, 'before or after, not both')

export type EventPage = { events: ConversationEventRecord[] /** There are more in the direction asked for. */; hasMore: boolean }

/** A stretch of the transcript, in order of seq. @throws AppError not-found */
export async function listEvents(
  { db: { pool } }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof listEventsInput>,
): Promise<EventPage> {
  demand(actor, 'desk.view')
  const { conversationId, beforeSeq, afterSeq, limit } = input
  const { workspaceId } = actor
  const forward = afterSeq !== undefined
  const values = [
    shardOfConversation(conversationId),
    conversationId,
    workspaceId,
    (forward ? afterSeq : beforeSeq) ?? 2_147_483_647,
    limit + 1,
  ]
  const { rows } = await pool.query<EventColumns>({
    name: forward ? 'desk_after' : 'desk_before',
    text: forward ? afterSql : beforeSql,
    values,
  })
  if (rows.length === 0) await readStanding(pool, { workspaceId, conversationId })
  const events = rows.slice(0, limit).map(decodeEvent)
  return { events: forward ? events : events.reverse(), hasMore: rows.length > limit }
}

const columns = 'SELECT conversation_id, seq, at, kind, actor, actor_id, epoch, body FROM event'
const beforeSql = `${columns} WHERE shard = $1 AND conversation_id = $2 AND workspace_id = $3 AND seq < $4 ORDER BY seq DESC LIMIT $5`
const afterSql = `${columns} WHERE shard = $1 AND conversation_id = $2 AND workspace_id = $3 AND seq > $4 ORDER BY seq LIMIT $5`
