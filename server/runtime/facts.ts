import { capabilitiesOf } from '../../flows/channels/channel-kinds.ts'
import type { ConversationEvent, CustomerFacts, Facts, QueueFacts, Understanding } from '../../flows/engine/types.ts'
import type { ConversationRow, Loaded } from './conversation-row.ts'
import type { LiveProgram } from './live-program.ts'

export type Understand = (
  versionId: string,
  text: string,
  workspaceId: string,
) => Promise<Understanding | undefined> | Understanding | undefined

/** Gathers what the engine may know of the outside at this moment. All of it is recorded with the turn. */
export type FactSource = {
  gather(input: { loaded: Loaded; row: ConversationRow; program: LiveProgram; event: ConversationEvent }): Promise<Facts>
}

export function createFactSource(parts: {
  clock: { now(): number }
  /** 32-bit unsigned. */
  seed(): number
  channelKind(input: { workspaceId: string; channelId: string }): Promise<string>
  queues(workspaceId: string): Promise<Record<string, QueueFacts>>
  understand: Understand
}): FactSource {
  return {
    async gather({ loaded, row, event }) {
      const kind = await parts.channelKind(row)
      const facts: Facts = {
        now: parts.clock.now(),
        seed: parts.seed(),
        channel: { id: row.channelId, kind, capabilities: capabilitiesOf(kind) },
        customer: loaded.customer,
        queues: await parts.queues(row.workspaceId),
      }
      if (event.kind !== 'message') return facts
      const understanding = await parts.understand(row.versionId, event.text, row.workspaceId)
      return understanding ? { ...facts, understanding } : facts
    },
  }
}

/** Facts of a customer nobody has stored yet. */
export function newCustomerFacts(input: { id: string; name: string; attributes: CustomerFacts['attributes'] }): CustomerFacts {
  return { ...input, tags: [], openTickets: 0, conversations: 0 }
}
