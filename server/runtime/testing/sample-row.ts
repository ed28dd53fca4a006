import type { ConversationRow } from '../conversation-row.ts'

/** A conversation with the bot, as it is before anything was said. */
export function sampleRow(changes: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id: '01a20729-8888-7096-9cef-843fb00cc085',
    shard: 206,
    workspaceId: 'w',
    channelId: 'c',
    customerId: 'u',
    externalId: 'v',
    versionId: 'echo',
    lastSeq: 0,
    owner: 'bot',
    epoch: 0,
    queueId: null,
    agentId: null,
    priority: 0,
    queuedAt: null,
    needsAttention: false,
    language: 'en',
    sentiment: 0,
    preview: '',
    previewBy: '',
    lastMessageAt: 0,
    waitingSince: null,
    unread: 0,
    tags: [],
    outcome: null,
    rating: null,
    createdAt: 0,
    closedAt: null,
    wakeAt: null,
    ...changes,
  }
}
