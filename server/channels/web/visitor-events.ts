import type { ConversationEventRecord } from '../../runtime/events.ts'
import type { VisitorEvent } from './protocol.ts'

/**
 * What a visitor may see of an event; null for everything that stays inside (notes, rules, packets, routing).
 * The only place where inside turns into outside, so nothing new leaks by being added.
 */
export function toVisitorEvent(event: ConversationEventRecord): VisitorEvent | null {
  const { conversationId, seq, at } = event
  const base = { conversationId, seq, at }
  switch (event.kind) {
    case 'message.customer': {
      const { text, clientId, files } = event.body
      // Without addresses: they have their own file, and whoever looks over their shoulder needs no link.
      const shown = files?.map(({ name, mediaType, size }) => ({ name, mediaType, size }))
      return { ...base, kind: 'customer', text, clientId, ...(shown ? { files: shown } : {}) }
    }
    case 'message.bot': {
      const { text, choices, multiple, widget, content } = event.body
      return {
        ...base,
        kind: 'bot',
        text,
        ...(choices?.length ? { choices } : {}),
        ...(multiple ? { multiple } : {}),
        ...(widget ? { widget } : {}),
        ...(content ? { content } : {}),
      }
    }
    case 'message.agent':
      return { ...base, kind: 'agent', text: event.body.text, name: event.body.name }
    case 'handoff.requested':
      return { ...base, kind: 'handoff' }
    case 'assigned':
      return { ...base, kind: 'joined', name: event.body.name }
    case 'transferred':
      return { ...base, kind: 'transferred' }
    case 'returned':
      return { ...base, kind: 'returned' }
    case 'owner.changed':
      return { ...base, kind: 'owner', owner: event.body.owner }
    case 'rated':
      return { ...base, kind: 'rated', score: event.body.score, max: event.body.max }
    case 'closed':
      return { ...base, kind: 'closed' }
    default:
      return null
  }
}

export function toVisitorEvents(events: ConversationEventRecord[]): VisitorEvent[] {
  return events.map(toVisitorEvent).filter((event) => event !== null)
}
