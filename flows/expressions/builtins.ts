import { localTime } from '../calendar/local-time.ts'
import type { Calendar } from '../document/settings.ts'
import type { Json, JsonObject } from '../engine/types.ts'
import type { Scope } from './scope.ts'
import { getField } from './values.ts'

/** What the built-ins need to know of the project. */
export type BuiltinContext = {
  timezone: string
  calendars: ReadonlyMap<string, (now: number) => boolean>
  /** The same as they stand in the project, for the functions that look ahead. */
  calendarSettings: readonly Calendar[]
  fallbackQueueId: string
}

/** Field types of the read-only built-ins, written as in type.ts; `open: true` also allows unknown fields. */
export const builtinTypes: Record<string, { fields: Record<string, string>; open?: boolean }> = {
  customer: {
    open: true,
    fields: { id: 'text', name: 'text', tags: 'list<text>', attributes: 'object', openTickets: 'number', conversations: 'number' },
  },
  message: {
    fields: { text: 'text', choiceId: 'text', intent: 'text', confidence: 'number', sentiment: 'number', language: 'text' },
  },
  signals: {
    fields: {
      sentiment: 'number',
      sentiments: 'list<number>',
      sentimentTrend: 'number',
      confidence: 'number',
      intent: 'text',
      misses: 'number',
      repeats: 'number',
      loops: 'number',
      turns: 'number',
      minutes: 'number',
      asksForHuman: 'boolean',
      urgent: 'boolean',
      topics: 'list<text>',
      failures: 'number',
      language: 'text',
    },
  },
  queue: {
    fields: {
      id: 'text',
      name: 'text',
      online: 'number',
      free: 'number',
      waiting: 'number',
      expectedWaitSeconds: 'number?',
      open: 'boolean',
    },
  },
  queues: { open: true, fields: {} },
  now: {
    fields: { date: 'date', dateTime: 'date', time: 'text', hour: 'number', minute: 'number', weekday: 'number', timestamp: 'number' },
  },
  channel: { fields: { id: 'text', kind: 'text' } },
  hours: { open: true, fields: { open: 'boolean' } },
}

/** Names a variable must not take. */
export const builtinNames: ReadonlySet<string> = new Set(Object.keys(builtinTypes))

/** How to read a built-in, or one of its fields without building the whole thing. */
export function readBuiltin({
  name,
  field,
  context,
}: {
  name: string
  field: string | null
  context: BuiltinContext
}): ((scope: Scope) => Json) | null {
  switch (name) {
    case 'customer':
      return field === null ? (scope) => wholeCustomer(scope) : (scope) => customerField(scope, field)
    case 'message':
      return picking(field, message)
    case 'signals':
      return picking(field, (scope) => scope.state.signals)
    case 'queue':
      return picking(field, (scope) => queueOf(scope, context.fallbackQueueId))
    case 'queues':
      return picking(field, (scope) => scope.facts.queues)
    case 'channel':
      return picking(field, (scope) => ({ id: scope.facts.channel.id, kind: scope.facts.channel.kind }))
    case 'now':
      return picking(field, (scope) => clock(scope.facts.now, context.timezone))
    case 'hours':
      return field === null ? (scope) => allHours(scope, context) : (scope) => oneHours(scope, context, field)
    default:
      return null
  }
}

function picking(field: string | null, whole: (scope: Scope) => JsonObject): (scope: Scope) => Json {
  return field === null ? whole : (scope) => getField(whole(scope), field)
}

function customerField({ facts: { customer } }: Scope, field: string): Json {
  switch (field) {
    case 'id':
    case 'name':
    case 'tags':
    case 'attributes':
    case 'openTickets':
    case 'conversations':
      return customer[field]
    default:
      return getField(customer.attributes, field)
  }
}

function wholeCustomer({ facts: { customer } }: Scope): JsonObject {
  return { ...customer.attributes, ...customer }
}

function message({ message: said, state }: Scope): JsonObject {
  const understanding = said?.understanding
  return {
    text: said?.text ?? '',
    choiceId: said?.choiceId ?? '',
    intent: understanding?.intents[0]?.id ?? '',
    confidence: understanding?.intents[0]?.score ?? 0,
    sentiment: understanding?.sentiment ?? 0,
    language: understanding?.language ?? state.language,
  }
}

function queueOf({ state, facts }: Scope, fallbackQueueId: string): JsonObject {
  const id = state.handoff?.queueId || fallbackQueueId
  const queue = Object.hasOwn(facts.queues, id) ? facts.queues[id] : undefined
  return queue ? { id, ...queue } : { id, name: '', online: 0, free: 0, waiting: 0, expectedWaitSeconds: null, open: false }
}

function clock(now: number, timezone: string): JsonObject {
  const local = localTime(now, timezone)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    date: local.date,
    dateTime: `${local.date}T${two(local.hour)}:${two(local.minute)}`,
    time: `${two(local.hour)}:${two(local.minute)}`,
    hour: local.hour,
    minute: local.minute,
    weekday: local.weekday,
    timestamp: now,
  }
}

function allHours(scope: Scope, { calendars }: BuiltinContext): JsonObject {
  const result: JsonObject = {}
  for (const [id, isOpen] of calendars) {
    result[id] = isOpen(scope.facts.now)
    result.open ??= result[id]
  }
  return result
}

/** `hours.open` is the first calendar. */
function oneHours(scope: Scope, { calendars }: BuiltinContext, field: string): Json {
  const isOpen = calendars.get(field) ?? (field === 'open' ? calendars.values().next().value : undefined)
  return isOpen ? isOpen(scope.facts.now) : null
}
