import type { ConversationRow } from './conversation-row.ts'
import type { ConversationEventRecord } from './events.ts'

/** What an event does to the row the desk lists. The row is nothing but this over all events, kept so that lists are one index read. */
export function reduceRow(row: ConversationRow, record: ConversationEventRecord): ConversationRow {
  return { ...row, ...changeOf(row, record), lastSeq: record.seq }
}

const PREVIEW_LENGTH = 120

function changeOf(row: ConversationRow, record: ConversationEventRecord): Partial<ConversationRow> {
  const at = Date.parse(record.at)
  switch (record.kind) {
    case 'message.customer': {
      const withPeople = row.owner === 'queue' || row.owner === 'agent'
      return {
        ...said(record.body.text || (record.body.files ?? []).map(({ name }) => name).join(', '), 'customer', at),
        ...(withPeople ? { unread: row.unread + 1, waitingSince: row.waitingSince ?? at } : {}),
      }
    }
    case 'message.bot':
      return said(record.body.text, 'bot', at)
    case 'message.agent':
      return { ...said(record.body.text, 'agent', at), waitingSince: null, unread: 0, needsAttention: false }
    case 'handoff.requested':
      return { queueId: record.body.queueId, priority: record.body.priority, queuedAt: at, waitingSince: row.waitingSince ?? at }
    case 'assigned':
      return { agentId: record.body.agentId, queuedAt: null }
    case 'owner.changed':
      return { owner: record.body.owner, epoch: record.body.epoch, ...ownedBy(row, record.body.owner, at) }
    case 'attention.raised':
      return { needsAttention: true }
    case 'attention.dismissed':
      return { needsAttention: false }
    case 'ticket.created':
      // A person's ticket is somebody's work from now on; one that a rule made beside its call for a person answers nothing.
      return record.actor === 'agent' ? { needsAttention: false } : {}
    case 'priority.changed':
      return { priority: record.body.priority }
    case 'tag.added':
      return row.tags.includes(record.body.tag) ? {} : { tags: [...row.tags, record.body.tag] }
    case 'tag.removed':
      return { tags: row.tags.filter((tag) => tag !== record.body.tag) }
    case 'rated':
      return { rating: record.body.score }
    case 'resolved':
      return { outcome: record.body.outcome }
    case 'closed':
      // A call for a person outlives the conversation when nobody came: only a conversation that went well needs no one any more.
      return { outcome: record.body.outcome, needsAttention: row.needsAttention && record.body.outcome !== 'resolved' }
    default:
      return {}
  }
}

function said(text: string, by: 'customer' | 'bot' | 'agent', at: number): Partial<ConversationRow> {
  return { preview: [...text.slice(0, PREVIEW_LENGTH * 2)].slice(0, PREVIEW_LENGTH).join(''), previewBy: by, lastMessageAt: at }
}

function ownedBy(row: ConversationRow, owner: ConversationRow['owner'], at: number): Partial<ConversationRow> {
  if (owner === 'bot') return { agentId: null, queueId: null, queuedAt: null, waitingSince: null, unread: 0 }
  if (owner === 'queue') return { agentId: null, queuedAt: row.queuedAt ?? at, waitingSince: row.waitingSince ?? at }
  if (owner === 'agent') return { queuedAt: null, needsAttention: false }
  return { queuedAt: null, waitingSince: null, unread: 0, closedAt: at }
}
