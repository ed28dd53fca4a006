import type { TurnEntry } from './turn-entry.ts'

/** The argument of commit_turns: flat lists whose items name their entry by `n`. Lists that most batches lack are left out. */
export function encodeCommit(entries: TurnEntry[]): string {
  const payload: Record<string, object[]> = { turns: [], inbox: [], events: [] }
  const add = (list: string, item: object) => {
    const items = payload[list]
    if (items) items.push(item)
    else payload[list] = [item]
  }
  entries.forEach((entry, n) => {
    const { row } = entry
    const key = { n, shard: row.shard, id: row.id }
    add('turns', { ...key, ...columnsOf(entry) })
    if (entry.opening) add('opens', { ...key, ...openingOf(entry) })
    for (const { key: external_id, fromContact, firstSeq, lastSeq } of entry.inbound) {
      // Our own ids (effects, timers) are unique within a conversation only: an earlier one's mean something else.
      const ids = fromContact ? [row.id, ...entry.earlier] : [row.id]
      add('inbox', { ...key, ids, external_id, seq: firstSeq, last_seq: lastSeq })
    }
    for (const { seq, at, kind, actor, actorId, epoch, body } of entry.events) {
      add('events', { ...key, ws: row.workspaceId, seq, at, kind, actor, actor_id: actorId, epoch, body })
    }
    for (const { effectId, request, dueAt, deadline, leaseUntil } of entry.outbox) {
      const times = { due_at: time(dueAt), deadline: time(deadline), lease_until: time(leaseUntil) }
      add('outbox', { ...key, ws: row.workspaceId, effect_id: effectId, kind: request.kind, request, ...times })
    }
    for (const { effectId, ok, result } of entry.settle)
      add('settle', { ...key, effect_id: effectId, state: ok ? 'done' : 'failed', result })
    for (const { name, attributes, addTags, removeTags } of entry.customerChanges) {
      add('customers', {
        n,
        ws: row.workspaceId,
        customer_id: row.customerId,
        name,
        attributes,
        add_tags: addTags,
        remove_tags: removeTags,
      })
    }
  })
  return JSON.stringify(payload)
}

function columnsOf({ row, state, version, log }: TurnEntry): object {
  return {
    ws: row.workspaceId,
    version,
    version_id: row.versionId,
    last_seq: row.lastSeq,
    state,
    wake_at: time(row.wakeAt),
    owner: row.owner,
    epoch: row.epoch,
    queue_id: row.queueId,
    agent_id: row.agentId,
    priority: row.priority,
    queued_at: time(row.queuedAt),
    needs_attention: row.needsAttention,
    language: row.language,
    sentiment: row.sentiment,
    preview: row.preview,
    preview_by: row.previewBy,
    last_message_at: time(row.lastMessageAt),
    waiting_since: time(row.waitingSince),
    unread: row.unread,
    tags: row.tags,
    outcome: row.outcome,
    rating: row.rating,
    closed_at: time(row.closedAt),
    at: time(log.at),
    engine: log.engine,
    inputs: log.inputs,
    trace: log.trace,
    micros: log.micros,
  }
}

function openingOf({ row, opening }: TurnEntry): object {
  return {
    ws: row.workspaceId,
    channel_id: row.channelId,
    external_id: row.externalId,
    customer_id: row.customerId,
    contact_known: opening?.contactKnown,
    previous: opening?.previous,
    customer: opening?.newCustomer,
  }
}

function time(millis: number | null): string | null {
  return millis === null ? null : new Date(millis).toISOString()
}
