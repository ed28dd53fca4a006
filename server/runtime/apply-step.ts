import type { Command, ConversationEvent, Facts, StepResult, TraceEntry } from '../../flows/engine/types.ts'
import type { ConversationRow } from './conversation-row.ts'
import type { ConversationEventRecord, EventActor, EventBodies, EventKind } from './events.ts'
import type { OutboxDraft } from './turn-entry.ts'
import type { CustomerChange } from './turn-store.ts'

/** An event without its place in the list. */
export type EventDraft = { [K in EventKind]: { kind: K; body: EventBodies[K]; actor: EventActor; actorId: string | null } }[EventKind]

export type Consequences = { drafts: EventDraft[]; outbox: OutboxDraft[]; customerChanges: CustomerChange[] }

/**
 * What one step means for the record: the event that came in, then what the engine commands, in its order.
 * Pure. `inline` names effects that are answered inside the turn and therefore get no outbox row.
 */
export function applyStep(input: {
  row: ConversationRow
  inboundId: string
  event: ConversationEvent
  facts: Facts
  result: StepResult
  inline: ReadonlySet<string>
  /** For the answer of an effect: what kind it was and how long it took. */
  answered?: { effect: string; millis: number }
}): Consequences {
  const out: Consequences = { drafts: [], outbox: [], customerChanges: [] }
  const incoming = draftOfEvent(input)
  if (incoming) out.drafts.push(incoming)
  out.drafts.push(...firedRules(input.result.trace))
  let epoch = input.row.epoch
  for (const command of input.result.commands) {
    // A bot that speaks for an epoch that is over says nothing: somebody else owns the conversation now.
    if (command.kind === 'say' && command.epoch < epoch) continue
    if (command.kind === 'owner') epoch = command.epoch
    out.drafts.push(...draftsOfCommand(command, input))
    // An approval waits for a person, not for the worker.
    if (command.kind === 'effect' && command.effect.kind !== 'approval' && !input.inline.has(command.id)) {
      const deadline = input.facts.now + command.timeoutMs
      out.outbox.push({ effectId: command.id, request: command.effect, dueAt: input.facts.now, deadline, leaseUntil: null })
    }
    if (command.kind === 'updateCustomer') {
      const { name, attributes, addTags, removeTags } = command
      out.customerChanges.push({ name: name ?? null, attributes, addTags, removeTags })
    }
  }
  return out
}

/** Gives drafts their place in the list: gap-free from the row's last one. Epochs follow the owner changes among them. */
export function placeDrafts(input: { row: ConversationRow; drafts: EventDraft[]; at: number }): ConversationEventRecord[] {
  let { lastSeq: seq, epoch } = input.row
  const at = new Date(input.at).toISOString()
  return input.drafts.map((draft) => {
    seq += 1
    if (draft.kind === 'owner.changed') epoch = draft.body.epoch
    return { conversationId: input.row.id, seq, at, epoch, ...draft }
  })
}

function draftOfEvent({ row, event, facts, inboundId, result, answered }: Parameters<typeof applyStep>[0]): EventDraft | null {
  switch (event.kind) {
    case 'start':
      return by('customer', 'conversation.started', { channelId: row.channelId, versionId: row.versionId, language: result.state.language })
    case 'message': {
      const { understanding } = facts
      const best = understanding?.intents[0]
      const body: EventBodies['message.customer'] = { text: event.text, clientId: inboundId }
      if (event.choiceId !== undefined) body.choiceId = event.choiceId
      if (event.files) body.files = event.files
      if (understanding) body.sentiment = understanding.sentiment
      if (best) Object.assign(body, { intent: best.id, confidence: best.score })
      return by('customer', 'message.customer', body)
    }
    case 'effect':
      return by('system', 'effect.finished', {
        effectId: event.id,
        effect: answered?.effect ?? '',
        ok: event.ok,
        millis: answered?.millis ?? 0,
        ...(event.ok ? {} : { code: event.error.code }),
      })
    default:
      return null
  }
}

function draftsOfCommand(command: Command, { event }: Parameters<typeof applyStep>[0]): EventDraft[] {
  switch (command.kind) {
    case 'say': {
      const body: EventBodies['message.bot'] = { text: command.text, commandId: command.id, nodeId: command.nodeId }
      if (command.choices) body.choices = command.choices
      if (command.widget) body.widget = command.widget
      if (command.multiple) body.multiple = command.multiple
      if (command.content) body.content = command.content
      return [by('bot', 'message.bot', body)]
    }
    case 'effect': {
      const { effect, id } = command
      if (effect.kind !== 'approval') return [by('system', 'effect.requested', { effectId: id, effect: effect.kind })]
      return [by('bot', 'approval.requested', { approvalId: id, queueId: effect.queueId, title: effect.title, text: effect.text })]
    }
    case 'owner':
      return [by(event.kind === 'accepted' ? 'agent' : 'system', 'owner.changed', { owner: command.owner, epoch: command.epoch })]
    case 'handoff':
      return [by('bot', 'handoff.requested', { queueId: command.queueId, priority: command.priority, packet: command.packet })]
    case 'updateCustomer': {
      const body: EventBodies['customer.updated'] = {
        attributes: command.attributes,
        addTags: command.addTags,
        removeTags: command.removeTags,
      }
      if (command.name !== undefined) body.name = command.name
      return [by('bot', 'customer.updated', body)]
    }
    // Shown in the moment, kept nowhere.
    case 'typing':
      return []
    case 'tag':
      return [by('bot', 'tag.added', { tag: command.tag })]
    case 'priority':
      return [by('bot', 'priority.changed', { priority: command.priority })]
    case 'needsAttention':
      return [by('bot', 'attention.raised', { ruleId: command.ruleId, reason: command.reason })]
    case 'notify':
      return [by('bot', 'notify', { message: command.message })]
    case 'rated':
      return [by('customer', 'rated', ratedOf(command))]
    case 'close':
      return [by(closer(event), 'closed', { outcome: command.outcome, by: closer(event) })]
  }
}

function firedRules(trace: TraceEntry[]): EventDraft[] {
  return trace
    .flatMap((entry) => (entry.kind === 'rules' ? entry.rules : []))
    .filter((rule) => rule.result === 'fired')
    .map((rule) => by('system', 'rule.fired', { ruleId: rule.ruleId, name: rule.name, shadow: rule.state === 'shadow' }))
}

/** The customer left, a person resolved it, time ran out, or the flow came to its end. */
function closer(event: ConversationEvent): EventBodies['closed']['by'] {
  if (event.kind === 'left') return 'customer'
  if (event.kind === 'resolved') return 'agent'
  return event.kind === 'wake' ? 'system' : 'bot'
}

function by<K extends EventKind>(actor: EventActor, kind: K, body: EventBodies[K]): EventDraft {
  return { kind, body, actor, actorId: null } as EventDraft
}

function ratedOf({ score, max, comment, scale }: Extract<Command, { kind: 'rated' }>): EventBodies['rated'] {
  return scale ? { score, max, comment, scale } : { score, max, comment }
}
