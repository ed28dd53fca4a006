import type { Pool } from 'pg'
import { soon } from '../../platform/soon.ts'
import type { ConversationEventRecord } from '../../runtime/events.ts'
import { visitorKinds } from '../../runtime/events.ts'
import type { CurrentConversation } from './deps.ts'
import type { Visitor } from './visitor-token.ts'

type ShardOf = (visitor: Visitor) => number

/** What of the database a visitor may reach: their own conversations on their own channel, found by their shard. */
export function visitorConversations(pool: Pool, shardOf: ShardOf) {
  return {
    async current(visitor: Visitor): Promise<CurrentConversation | null> {
      const { rows } = await pool.query<CurrentConversation>(
        soon({
          name: 'visitor-current-conversation',
          text: `select c.id, c.owner, c.last_seq as "lastSeq"
               from contact k join conversation c on c.shard = k.shard and c.id = k.conversation_id
               where k.shard = $1 and k.workspace_id = $2 and k.channel_id = $3 and k.external_id = $4`,
          values: [shardOf(visitor), visitor.workspaceId, visitor.channelId, visitor.visitorId],
        }),
      )
      return rows[0] ?? null
    },

    /** At most 1,000 events at once, oldest first; the caller asks again behind the last. */
    async events(options: { visitor: Visitor; conversationId: string; afterSeq: number }): Promise<ConversationEventRecord[]> {
      const { visitor, conversationId, afterSeq } = options
      const { rows } = await pool.query<ConversationEventRecord & { at: string | Date }>(
        soon({
          name: 'visitor-events',
          text: `select e.conversation_id as "conversationId", e.seq, e.at, e.kind, e.actor, e.actor_id as "actorId", e.epoch, e.body
               from conversation c join event e on e.shard = c.shard and e.conversation_id = c.id
               where c.shard = $1 and c.id = $2 and c.workspace_id = $3 and c.channel_id = $4 and c.external_id = $5
                 and e.seq > $6 and e.kind = any($7)
               order by e.seq limit 1000`,
          values: [shardOf(visitor), conversationId, visitor.workspaceId, visitor.channelId, visitor.visitorId, afterSeq, visitorKinds],
        }),
      )
      return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
    },
  }
}
