import type { TurnEntry } from './turn-entry.ts'

/**
 * One call of commit_turns for many turns. What every turn writes goes by column, one array each: measured, Postgres spends a
 * fifth on them of what one jsonb with everything costs. What few turns have goes as jsonb.
 */
export function encodeCommit(entries: TurnEntry[]): unknown[] {
  const turns = entries.map((entry, n) => ({ ...entry, n }))
  const inbounds = turns.flatMap(({ n, row, earlier, inbound }) => inbound.map((one) => ({ n, row, earlier, one })))
  const events = turns.flatMap(({ n, row, events }) => events.map((event) => ({ n, row, event })))
  return [...arraysOf(turnColumns, turns), ...arraysOf(inboxColumns, inbounds), ...arraysOf(eventColumns, events), encodeRest(entries)]
}

type Turn = TurnEntry & { n: number }
type Inbound = Pick<TurnEntry, 'row' | 'earlier'> & { n: number; one: TurnEntry['inbound'][number] }
type Event = Pick<TurnEntry, 'row'> & { n: number; event: TurnEntry['events'][number] }

/**
 * How a column travels. plain: no character of it means anything in an array literal (numbers, ids of ours, times, flags).
 * text: anything. json: values divided by a control character, which JSON never contains as it is; quoting them would cost more than
 * all the rest.
 */
type Column<T> = [type: string, way: 'plain' | 'text' | 'json', read: (item: T) => unknown]

// In the order of the types turn_row, inbox_row and event_row (prisma/migrations).
const turnColumns: Column<Turn>[] = [
  ['int', 'plain', ({ n }) => n],
  ['int2', 'plain', ({ row }) => row.shard],
  ['uuid', 'plain', ({ row }) => row.id],
  ['text', 'text', ({ row }) => row.workspaceId],
  ['bigint', 'plain', ({ version }) => version],
  ['text', 'text', ({ row }) => row.versionId],
  ['int', 'plain', ({ row }) => row.lastSeq],
  ['json', 'json', ({ state }) => state],
  ['timestamptz', 'plain', ({ row }) => time(row.wakeAt)],
  ['text', 'plain', ({ row }) => row.owner],
  ['int', 'plain', ({ row }) => row.epoch],
  ['text', 'text', ({ row }) => row.queueId],
  ['text', 'text', ({ row }) => row.agentId],
  ['int', 'plain', ({ row }) => row.priority],
  ['timestamptz', 'plain', ({ row }) => time(row.queuedAt)],
  ['boolean', 'plain', ({ row }) => row.needsAttention],
  ['text', 'text', ({ row }) => row.language],
  ['float8', 'plain', ({ row }) => row.sentiment],
  ['text', 'text', ({ row }) => row.preview],
  ['text', 'text', ({ row }) => row.previewBy],
  ['timestamptz', 'plain', ({ row }) => time(row.lastMessageAt)],
  ['timestamptz', 'plain', ({ row }) => time(row.waitingSince)],
  ['int', 'plain', ({ row }) => row.unread],
  ['text[]', 'text', ({ row }) => arrayLiteral(row.tags, quoted)],
  ['text', 'text', ({ row }) => row.outcome],
  ['int', 'plain', ({ row }) => row.rating],
  ['timestamptz', 'plain', ({ row }) => time(row.closedAt)],
  ['timestamptz', 'plain', ({ log }) => time(log.at)],
  ['text', 'text', ({ log }) => log.engine],
  ['json', 'json', ({ log }) => log.inputs],
  ['json', 'json', ({ log }) => log.trace],
  ['int', 'plain', ({ log }) => log.micros],
  ['text', 'text', ({ row, opening }) => opening && row.channelId],
  ['text', 'text', ({ row, opening }) => opening && row.externalId],
  ['text', 'text', ({ row, opening }) => opening && row.customerId],
  ['boolean', 'plain', ({ opening }) => opening?.contactKnown],
  ['uuid', 'plain', ({ opening }) => opening?.previous],
  ['json', 'json', ({ opening }) => opening?.newCustomer],
]
const inboxColumns: Column<Inbound>[] = [
  ['int', 'plain', ({ n }) => n],
  ['int2', 'plain', ({ row }) => row.shard],
  ['uuid', 'plain', ({ row }) => row.id],
  // Our own ids (effects, timers) are unique within a conversation only: an earlier one's mean something else.
  ['uuid[]', 'text', ({ row, earlier, one }) => arrayLiteral(one.fromContact ? [row.id, ...earlier] : [row.id], String)],
  ['text', 'text', ({ one }) => one.key],
  ['int', 'plain', ({ one }) => one.firstSeq],
  ['int', 'plain', ({ one }) => one.lastSeq],
]
const eventColumns: Column<Event>[] = [
  ['int', 'plain', ({ n }) => n],
  ['int2', 'plain', ({ row }) => row.shard],
  ['uuid', 'plain', ({ row }) => row.id],
  ['int', 'plain', ({ event }) => event.seq],
  ['text', 'text', ({ row }) => row.workspaceId],
  ['timestamptz', 'plain', ({ event }) => event.at],
  ['text', 'plain', ({ event }) => event.kind],
  ['text', 'plain', ({ event }) => event.actor],
  ['text', 'text', ({ event }) => event.actorId],
  ['int', 'plain', ({ event }) => event.epoch],
  ['jsonb', 'json', ({ event }) => event.body],
]

/** Both below what JSON.stringify writes unescaped. */
const divider = '\x1f'
const nothing = '\x1e'

/** The statement whose values `encodeCommit` makes. */
export const commitSql = commitStatement()

function commitStatement(): string {
  let place = 0
  const rows = (type: string, columns: Column<never>[]) => {
    const name = (at: number) => `c${at}`
    const sources = columns.map(([type, way]) => {
      place += 1
      if (way === 'json') return `string_to_array($${place}::text, E'\\x1f', E'\\x1e')`
      return `$${place}::${type.endsWith('[]') ? 'text' : type}[]`
    })
    const cells = columns.map(([type, way], at) => (way === 'json' || type.endsWith('[]') ? `${name(at)}::${type}` : name(at)))
    return `ARRAY(SELECT ROW(${cells})::${type} FROM unnest(${sources}) AS t(${columns.map((_, at) => name(at))}))`
  }
  const lists = [rows('turn_row', turnColumns), rows('inbox_row', inboxColumns), rows('event_row', eventColumns)]
  return `SELECT n, result, duplicates FROM commit_turns(${lists}, $${place + 1}::jsonb)`
}

function arraysOf<T>(columns: Column<T>[], items: T[]): string[] {
  return columns.map(([, way, read]) => {
    const values = items.map(read)
    if (way === 'json') return values.map((value) => (value == null ? nothing : JSON.stringify(value))).join(divider)
    return arrayLiteral(values, way === 'text' ? quoted : String)
  })
}

function arrayLiteral(values: readonly unknown[], write: (value: unknown) => string): string {
  let text = '{'
  for (const value of values) text += `${text.length === 1 ? '' : ','}${value == null ? 'NULL' : write(value)}`
  return `${text}}`
}

function quoted(value: unknown): string {
  const text = String(value)
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`
}

function encodeRest(entries: TurnEntry[]): string | null {
  const rest: Record<string, object[]> = {}
  const add = (list: string, item: object) => {
    const items = rest[list]
    if (items) items.push(item)
    else rest[list] = [item]
  }
  entries.forEach(({ row, outbox, settle, customerChanges }, n) => {
    const key = { n, shard: row.shard, id: row.id }
    for (const { effectId, request: wanted, dueAt, deadline, leaseUntil, traceparent } of outbox) {
      // Beside the request, in a column that is there; `claim` takes it out again.
      const request = traceparent ? { ...wanted, traceparent } : wanted
      const times = { due_at: time(dueAt), deadline: time(deadline), lease_until: time(leaseUntil) }
      add('outbox', { ...key, ws: row.workspaceId, effect_id: effectId, kind: request.kind, request, ...times })
    }
    for (const { effectId, ok, result } of settle) add('settle', { ...key, effect_id: effectId, state: ok ? 'done' : 'failed', result })
    for (const { name, attributes, addTags, removeTags } of customerChanges) {
      const change = { name, attributes, add_tags: addTags, remove_tags: removeTags }
      add('customers', { n, ws: row.workspaceId, customer_id: row.customerId, ...change })
    }
  })
  return Object.keys(rest).length === 0 ? null : JSON.stringify(rest)
}

function time(millis: number | null): string | null {
  return millis === null ? null : new Date(millis).toISOString()
}
