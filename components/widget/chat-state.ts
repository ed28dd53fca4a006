import type { ChoiceOption, MessageContent } from '../../flows/engine/types.ts'
import type { QueueUpdate, TypingUpdate, VisitorEvent } from '../../server/channels/web/protocol.ts'

/** A message the visitor has sent that the server has not yet confirmed. */
export type Outgoing = {
  id: string
  kind: 'text' | 'choice' | 'form' | 'file' | 'askHuman' | 'start' | 'leave'
  text: string
  choiceId?: string
  values?: Record<string, string>
  /** `id` once it is uploaded. */
  file?: { id?: string; name: string; size: number }
  at: string
  failed?: string
}

export type ChatState = {
  /** Confirmed events of all conversations of this visit, in order. */
  events: VisitorEvent[]
  outgoing: Outgoing[]
  owner: 'bot' | 'queue' | 'agent' | 'closed'
  queue: QueueUpdate | null
  agentName: string | null
  /** Where the stream goes on: the last event seen. */
  cursor: string | null
}

export const emptyChat: ChatState = { events: [], outgoing: [], owner: 'bot', queue: null, agentName: null, cursor: null }

/** Takes events in any order and any number of times; the result is the same. */
export function applyEvents(state: ChatState, incoming: VisitorEvent[]): ChatState {
  const known = new Set(state.events.map(eventKey))
  const fresh = incoming.filter((event) => !known.has(eventKey(event)) && known.add(eventKey(event)))
  if (fresh.length === 0) return state
  const events = [...state.events, ...fresh].sort(byOrder)
  const confirmed = new Set(fresh.flatMap((event) => (event.kind === 'customer' ? [event.clientId] : [])))
  const last = events.at(-1)
  return {
    ...state,
    ...standing(events, state),
    events,
    outgoing: state.outgoing.filter((message) => !confirmed.has(message.id)),
    cursor: last ? `${last.conversationId}:${last.seq}` : null,
  }
}

/** Whether what somebody was seen typing has come. */
export function endsTyping(typing: TypingUpdate, event: VisitorEvent): boolean {
  if (event.kind === 'closed') return true
  if (typing.by === 'agent') return event.kind === 'agent'
  return event.conversationId === typing.conversationId && event.seq > typing.afterSeq && event.kind !== 'customer'
}

/** What the visitor may press or fill in now. */
export type Open = {
  choices: ChoiceOption[]
  multiple: { min: number; max: number } | null
  widget: 'rating' | 'nps' | 'thumbs' | null
  form: (Extract<MessageContent, { kind: 'form' }> & { key: string }) | null
}
const nothing: Open = { choices: [], multiple: null, widget: null, form: null }

/** That of the last bot message which has any, unless something was said since. */
export function openChoices(state: ChatState): Open {
  if (
    state.owner !== 'bot' ||
    state.outgoing.some(({ kind }) => kind === 'text' || kind === 'choice' || kind === 'form' || kind === 'file')
  )
    return nothing
  for (let i = state.events.length - 1; i >= 0; i--) {
    const event = state.events[i]
    if (event?.kind === 'customer' || event?.kind === 'agent' || event?.kind === 'closed') break
    if (event?.kind !== 'bot') continue
    const { choices = [], multiple = null, widget = null, content } = event
    const form = content?.kind === 'form' ? { ...content, key: eventKey(event) } : null
    if (choices.length > 0 || widget || form) return { choices, multiple, widget, form }
  }
  return nothing
}

function standing(events: VisitorEvent[], before: ChatState): Pick<ChatState, 'owner' | 'agentName' | 'queue'> {
  let { owner, agentName } = before
  for (const event of events) {
    if (event.kind === 'owner') owner = event.owner
    if (event.kind === 'joined') agentName = event.name
    if (event.kind === 'returned' || event.kind === 'closed') agentName = null
    if (event.kind === 'closed') owner = 'closed'
    if (event.kind === 'customer' && owner === 'closed') owner = 'bot'
  }
  return { owner, agentName, queue: owner === 'queue' ? before.queue : null }
}

function eventKey(event: VisitorEvent): string {
  return `${event.conversationId}:${event.seq}`
}

/** Conversation ids are time-ordered, so their text order is their order in time. */
function byOrder(a: VisitorEvent, b: VisitorEvent): number {
  if (a.conversationId !== b.conversationId) return a.conversationId < b.conversationId ? -1 : 1
  return a.seq - b.seq
}
