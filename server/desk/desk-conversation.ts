/** A conversation as lists show it: what an agent needs to choose what to do next. Times are ISO strings, so it travels as it is. */
export type DeskConversation = {
  id: string
  owner: 'bot' | 'queue' | 'agent' | 'closed'
  epoch: number
  lastSeq: number
  channelId: string
  channelName: string
  channelKind: string
  customerId: string
  customerName: string
  queueId: string | null
  queueName: string | null
  agentId: string | null
  agentName: string | null
  priority: number
  needsAttention: boolean
  language: string
  sentiment: number
  preview: string
  /** customer · bot · agent; empty before the first message. */
  previewBy: string
  lastMessageAt: string
  /** Since when the customer waits for an answer of a person. */
  waitingSince: string | null
  queuedAt: string | null
  unread: number
  tags: string[]
  outcome: string | null
  rating: number | null
  createdAt: string
  closedAt: string | null
}

type Timed = 'lastMessageAt' | 'waitingSince' | 'queuedAt' | 'createdAt' | 'closedAt'
export type DeskConversationColumns = Omit<DeskConversation, Timed> & {
  lastMessageAt: Date
  waitingSince: Date | null
  queuedAt: Date | null
  createdAt: Date
  closedAt: Date | null
}

export function decodeDeskConversation({
  lastMessageAt,
  waitingSince,
  queuedAt,
  createdAt,
  closedAt,
  ...rest
}: DeskConversationColumns): DeskConversation {
  return {
    ...rest,
    lastMessageAt: lastMessageAt.toISOString(),
    waitingSince: waitingSince?.toISOString() ?? null,
    queuedAt: queuedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  }
}

/** Columns of `conversation c` that lists need; never its state, which is large. */
export const listedColumns = `c.shard, c.id, c.workspace_id, c.owner, c.epoch, c.last_seq, c.channel_id, c.customer_id, c.queue_id, c.agent_id, c.priority,
  c.queued_at, c.needs_attention, c.language, c.sentiment, c.preview, c.preview_by, c.last_message_at, c.waiting_since, c.unread, c.tags, c.outcome,
  c.rating, c.created_at, c.closed_at`

/** SELECT … FROM for rows called `c` with those columns and `more`. `locale` is the parameter with the reader's language. */
export function deskConversationSql(from: string, locale: string, more = ''): string {
  return `SELECT ${more} c.id, c.owner, c.epoch, c.last_seq AS "lastSeq", c.channel_id AS "channelId", coalesce(ch.name, '') AS "channelName",
    coalesce(ch.kind, '') AS "channelKind", c.customer_id AS "customerId", coalesce(u.name, '') AS "customerName", c.queue_id AS "queueId",
    ${queueNameSql('q', locale)} AS "queueName", c.agent_id AS "agentId", a.name AS "agentName", c.priority, c.needs_attention AS "needsAttention",
    c.language, c.sentiment, c.preview, c.preview_by AS "previewBy", c.last_message_at AS "lastMessageAt", c.waiting_since AS "waitingSince",
    c.queued_at AS "queuedAt", c.unread, c.tags, c.outcome, c.rating, c.created_at AS "createdAt", c.closed_at AS "closedAt"
  FROM ${from} c
  LEFT JOIN channel ch ON ch.workspace_id = c.workspace_id AND ch.id = c.channel_id
  LEFT JOIN customer u ON u.workspace_id = c.workspace_id AND u.id = c.customer_id
  LEFT JOIN queue q ON q.workspace_id = c.workspace_id AND q.id = c.queue_id
  LEFT JOIN member a ON a.workspace_id = c.workspace_id AND a.id = c.agent_id`
}

/** The name of `queue <alias>` in the reader's language. */
export function queueNameSql(alias: string, locale: string): string {
  return `CASE WHEN ${locale}::text = 'en' AND ${alias}.name_en <> '' THEN ${alias}.name_en ELSE ${alias}.name END`
}
