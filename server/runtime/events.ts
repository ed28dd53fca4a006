import type { MigrationReason } from '../../flows/engine/migrate-state.ts'
import type { FileFact, HandoffPacket, JsonObject, Message } from '../../flows/engine/types.ts'

/**
 * Everything that can stand in a conversation's event list, with its body. The list is the truth: transcript, desk,
 * realtime stream and every measure are read from it. Add kinds; never change the meaning of one.
 */
export type EventBodies = {
  'conversation.started': { channelId: string; versionId: string; language: string }
  /** `clientId` is the id the sender gave it. */
  'message.customer': {
    text: string
    choiceId?: string
    files?: FileFact[]
    clientId: string
    sentiment?: number
    intent?: string
    confidence?: number
  }
  /** The conversation goes on with another version of its flow. */
  'version.moved': {
    moveId: string
    fromVersionId: string
    toVersionId: string
    /** Of the version it has now. */
    number: number
    outcome: 'moved' | 'restartStep' | 'needsHuman'
    reasons: MigrationReason[]
  }
  'message.bot': Message & { commandId: string; nodeId: string | null }
  'message.agent': { text: string; clientId: string; name: string }
  /** Never shown to the customer. */
  note: { text: string; clientId: string; name: string }
  'handoff.requested': { queueId: string; priority: number; packet: HandoffPacket }
  'offer.made': { memberId: string; name: string; queueId: string; expiresAt: string; candidates: number; reasons?: OfferReasons }
  'offer.missed': { memberId: string; name: string; reason: 'expired' | 'declined' | 'offline' }
  /** how: offer accepted · claimed from the waiting list · taken over from the bot · reassigned by a supervisor. */
  assigned: { agentId: string; name: string; how: 'accepted' | 'claimed' | 'takenOver' | 'reassigned' }
  transferred: { byAgentId: string; name: string; toQueueId: string; note?: string }
  returned: { agentId: string; name: string; note?: string }
  'owner.changed': { owner: 'bot' | 'queue' | 'agent' | 'closed'; epoch: number }
  'rule.fired': { ruleId: string; name: string; shadow: boolean }
  /** A person should look at it. By whom: a rule, the bot that found nobody, or a person (`ruleId` is then empty). */
  'attention.raised': { ruleId: string; reason: string }
  /** Somebody has looked and nothing is left to do. */
  'attention.dismissed': { memberId: string; name: string }
  'customer.updated': { attributes: JsonObject; addTags: string[]; removeTags: string[]; name?: string }
  'tag.added': { tag: string }
  'tag.removed': { tag: string }
  'priority.changed': { priority: number }
  notify: { message: string }
  'effect.requested': { effectId: string; effect: string }
  'effect.finished': { effectId: string; effect: string; ok: boolean; code?: string; millis: number }
  /** The bot asks whether it may say this. Answered once by approval.decided, or not in time. */
  'approval.requested': { approvalId: string; queueId: string; title: string; text: string }
  'approval.decided': { approvalId: string; decision: 'approved' | 'edited' | 'declined'; text: string; name: string }
  'ticket.created': { ticketId: string; number: number; subject: string }
  /** `scale` is absent for stars. */
  rated: { score: number; max: number; comment: string; scale?: 'nps' | 'thumbs' }
  resolved: { agentId: string; outcome: string }
  closed: { outcome: string; by: 'bot' | 'agent' | 'customer' | 'system' }
}
/** Why routing chose this agent for this conversation: the values at that moment. */
export type OfferReasons = {
  strategy: 'longestIdle' | 'leastLoaded'
  priority: number
  waitedSeconds: number
  /** Priority plus one point a minute waited. */
  score: number
  /** Before this offer. */
  load: number
  capacity: number
  /** Null: the agent has not been assigned anything yet. */
  idleSeconds: number | null
  /** The agent had let this conversation pass already; everybody else who could have had too, or was full. */
  missedBefore: boolean
}

export type EventKind = keyof EventBodies
export type EventActor = 'customer' | 'bot' | 'agent' | 'system'

/** One event as it stands in the list and travels to desks and widgets. `seq` is gap-free from 1 within the conversation. */
export type ConversationEventRecord = {
  [K in EventKind]: {
    conversationId: string
    seq: number
    at: string
    kind: K
    actor: EventActor
    actorId: string | null
    epoch: number
    body: EventBodies[K]
  }
}[EventKind]

/** Kinds a visitor may see. Everything else stays inside. */
export const visitorKinds = [
  'message.customer',
  'message.bot',
  'message.agent',
  'assigned',
  'returned',
  'transferred',
  'handoff.requested',
  'owner.changed',
  'closed',
  'rated',
] as const satisfies readonly EventKind[]
