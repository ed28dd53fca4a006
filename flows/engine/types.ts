import type { Language } from '../document/primitives.ts'
import type { EffectRequest } from './effect-types.ts'

/** Plain JSON: what variables, states and recorded facts are made of. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/** Who may speak to the customer now. One owner at a time; every change raises `epoch`. */
export type Owner = 'bot' | 'queue' | 'agent' | 'closed'

// ── What comes in ──────────────────────────────────────────────────────────────────────────────

/** One thing that happened to a conversation. Everything from outside enters the engine as an event or a fact. */
export type ConversationEvent =
  /** The customer opened the conversation. */
  | { kind: 'start' }
  /**
   * The customer said or chose something. `choiceId` is set when a button of a `say` command was pressed (several, joined by
   * commas, where several may be chosen); `text` is then its label. `values` is a filled-in form by field id, `text` then says the
   * same in words. `files` came with the message.
   */
  | { kind: 'message'; text: string; choiceId?: string; values?: Record<string, string>; files?: FileFact[] }
  /** The customer pressed "talk to a person". */
  | { kind: 'askHuman' }
  /** The customer left (closed the conversation from the widget). */
  | { kind: 'left' }
  /** The answer to an `effect` command. Accepted once; an id that is not waited for is ignored. */
  | { kind: 'effect'; id: string; ok: true; result: Json }
  | { kind: 'effect'; id: string; ok: false; error: { code: string; message: string } }
  /** A timer of the state is due: every timer with due time ≤ facts.now fires, earliest first. */
  | { kind: 'wake' }
  /** Routing: a person took the conversation from the queue, or took it over from the bot. */
  | { kind: 'accepted'; agentId: string; agentName: string }
  /** Routing: put (back) into a queue by a person: transfer. */
  | { kind: 'transferred'; queueId: string; byAgentId: string }
  /** The person gave the conversation back to the bot: it continues at the hand-off's `resolved` port. */
  | { kind: 'returned'; agentId: string; note?: string }
  /** The person ended the human stretch as done. With `continueFlow` the flow goes on (for a rating); without, the conversation closes. */
  | { kind: 'resolved'; agentId: string; outcome: string; continueFlow: boolean }
  /** The conversation was moved to another version of its flow: the question it stands at is put again. */
  | { kind: 'repeat' }
  /** The conversation was moved to a version that no longer has the place it stood at: a person should take over. */
  | { kind: 'stranded' }
  /** Something happened outside that a flow may wait for by name. */
  | { kind: 'happened'; name: string; data: Json }
  /** The person said something; recorded so that waiting times and the hand-off summary are right. */
  | { kind: 'agentMessage'; agentId: string; text: string }

/** What is known of the outside at the time of the event. Recorded with the turn: replaying needs nothing else. */
export type Facts = {
  /** Milliseconds since 1970 UTC. */
  now: number
  /** 32-bit seed: the only source of chance (message variants, splits). */
  seed: number
  channel: { id: string; kind: string; capabilities: ChannelCapabilities }
  customer: CustomerFacts
  /** What understanding made of the event's text; absent for events without text. */
  understanding?: Understanding
  /** Live figures per queue id. A queue that is absent does not exist (any more). */
  queues: Record<string, QueueFacts>
}

/** What a channel can show. What is absent it cannot; a message is then told in words (see render-message.ts). */
export type ChannelCapabilities = {
  /** Most buttons in one message; 0 = numbered text instead. */
  buttons: number
  /** Longest text in characters; a longer one becomes several messages. */
  textLength: number
  /** Longest label of a button. */
  buttonLength?: number
  /** Most rows of a list to pick from, where that is more than there may be buttons. */
  listRows?: number
  images?: boolean
  files?: boolean
  /** A picture, title, text and link in one; also links that look like more than text. */
  cards?: boolean
  /** Most cards side by side. */
  carousel?: number
  /** Several fields at once; else they are asked one by one. */
  forms?: boolean
  /** Several choices at once; else numbers are typed. */
  multipleChoice?: boolean
  /** Most messages until the customer says something again; more are joined where they fit. */
  messagesPerTurn?: number
}

export type CustomerFacts = {
  id: string
  name: string
  attributes: JsonObject
  tags: string[]
  openTickets: number
  /** Earlier conversations of this customer. */
  conversations: number
}

export type Understanding = {
  language: Language
  /** Best first; scores 0..1, they need not sum to 1. */
  intents: { id: string; score: number }[]
  /** −1 (very negative) … 1 (very positive). */
  sentiment: number
  asksForHuman: boolean
  urgent: boolean
  /** Topic words such as complaint, legal, safety. */
  topics: string[]
}

export type QueueFacts = {
  name: string /** Agents online and not on a break. */
  online: number /** Free slots of those agents. */
  free: number
  waiting: number
  expectedWaitSeconds: number | null /** Inside its opening hours. */
  open: boolean
}

/** A file the customer sent. `url` is where it can be fetched. */
export type FileFact = { name: string; url: string; mediaType: string; size: number }

// ── State ──────────────────────────────────────────────────────────────────────────────────────

/** Where a flow is: the node that runs or waits, with its own memory (tries so far …). */
export type Frame = {
  flowId: string
  cardId: string
  nodeId: string
  memory: JsonObject
  /** Inputs, outputs and locals of this run of the flow; absent when the flow declares none. */
  locals?: JsonObject
  /** Set while the flow of a rule or a listener runs on top of this one: what was waited for. */
  interrupted?: Waiting | null
  /** Set with `interrupted`: messages that had been waiting for this flow. */
  held?: PendingMessage[]
}

/** A customer message that waits for its turn. */
export type PendingMessage = {
  text: string
  choiceId?: string
  values?: Record<string, string>
  files?: FileFact[]
  understanding?: Understanding
}

/** What the conversation waits for. `nodeId` is the node that will be resumed. */
export type Waiting =
  | { kind: 'customer'; nodeId: string; choices?: { id: string; label: string }[] }
  /** `result` is set when the answer came while a person had the conversation; it is used when the flow goes on. */
  | { kind: 'effect'; nodeId: string; effectId: string; result?: EffectOutcome }
  /** `timers` are the node's timers while it is put aside. */
  | {
      kind: 'time'
      nodeId: string
      timers?: Record<string, number>
      /** Also goes on when this happens. */ event?: string
      /** Set when it happened while the flow was put aside. */ data?: Json
    }
  | { kind: 'human'; nodeId: string | null }
  /** The engine's own question: a rule offered a human. `resume` is what was waited for before. */
  | {
      kind: 'offer'
      queueId: string
      ruleId: string
      resume: Waiting | null /** The message that brought up the offer; the flow gets it when the customer declines. */
      held?: PendingMessage
    }

export type EffectOutcome = { ok: true; result: Json } | { ok: false; error: { code: string; message: string } }

/** What the escalation policy looks at, kept up to date by the engine. */
export type Signals = {
  sentiment: number
  /** Sentiment of the last customer messages, newest last, at most 5. */
  sentiments: number[]
  /** Difference of the newest sentiment to the mean of those before; negative = getting worse. */
  sentimentTrend: number
  /** Confidence of the best intent of the last message, 0..1. */
  confidence: number
  intent: string
  /** Messages in a row that no node understood. */
  misses: number
  /** How often the customer said nearly the same again (in a row). */
  repeats: number
  /** Highest number of visits to one card. */
  loops: number
  /** Customer messages so far. */
  turns: number
  /** Minutes since the start. */
  minutes: number
  asksForHuman: boolean
  urgent: boolean
  topics: string[]
  /** Actions that failed so far (HTTP …). */
  failures: number
  language: string
}

export type ConversationState = {
  /** Steps taken; part of every id the engine makes, so ids are deterministic. */
  step: number
  startedAt: number
  owner: Owner
  epoch: number
  language: Language
  /** Call stack, innermost last. */
  stack: Frame[]
  waiting: Waiting | null
  variables: JsonObject
  signals: Signals
  /** Due time in ms per timer name. The earliest is the conversation's wake-up time. */
  timers: Record<string, number>
  /** Rule id → how often and when it last fired. */
  fired: Record<string, { count: number; at: number }>
  /** Customer messages that arrived while an effect was pending; handled in order afterwards. Bounded. */
  pending: PendingMessage[]
  /** The hand-off under way. */
  handoff: {
    queueId: string
    priority: number
    ruleId: string | null
    requestedAt: number
    agentId: string | null
    resume: Waiting | null
  } | null
  /** Visits per card id, for loop signals; bounded by the number of cards. */
  visits: Record<string, number>
  /** Last normalised customer text, for the repeat signal. */
  lastText: string
  /** Messages since the customer last said something; absent where the channel does not count them. */
  said?: number
  /** How long the flow has gone on by itself, without a word of the customer (limit-monologue.ts); absent: not at all. */
  alone?: number
  /** What was said before it was asked for, by place (`flow.node`); used up by the question. Bounded by the questions that listen. */
  heard?: JsonObject
  /** Questions answered in the flow under way, oldest first, with the port each was left by; what a correction can go back to (answered.ts). */
  answered?: [place: string, portId: string][]
  /** While the flow goes on from a corrected question: places whose answer still holds, with the port to pass them by. */
  recalled?: Record<string, string>
  outcome: string | null
}

// ── What goes out ──────────────────────────────────────────────────────────────────────────────

/** A choice shown as a button (or as a numbered line where the channel has no buttons). */
export type ChoiceOption = { id: string; label: string }

export type MessageCard = {
  title: string
  text: string
  /** '' when there is none. */
  image: string
  link: { label: string; url: string } | null
}
export type FormField = {
  id: string
  label: string
  kind: 'text' | 'longText' | 'number' | 'date' | 'email' | 'phone' | 'choice'
  required: boolean
  /** For a choice. */
  options?: string[]
}

/** What a message shows besides its text. Addresses are http(s). One card stands alone, several side by side. */
export type MessageContent =
  | { kind: 'image'; url: string; caption: string }
  | { kind: 'file'; url: string; name: string }
  | { kind: 'link'; url: string; title: string }
  | { kind: 'cards'; cards: MessageCard[] }
  | { kind: 'form'; fields: FormField[]; submit: string }

/** What is said, as far as the author decides it. */
export type Message = {
  text: string
  choices?: ChoiceOption[]
  /** How many of the choices may be chosen; absent: one, by pressing it. */
  multiple?: { min: number; max: number }
  /** A scale to answer on: five stars, 0 to 10, thumb up or down. */
  widget?: 'rating' | 'nps' | 'thumbs'
  content?: MessageContent
}

/** Commands are data; the core never performs one. Applied in order, all in one commit with the state. */
export type Command =
  /** Say something to the customer. `id` is unique within the conversation. */
  | ({ kind: 'say'; id: string; epoch: number; nodeId: string | null } & Message)
  /** Ask the outside for something; the answer comes back as an `effect` event with the same id. */
  | { kind: 'effect'; id: string; effect: EffectRequest; nodeId: string; timeoutMs: number }
  /** Show that the bot types; only on channels that can. */
  | { kind: 'typing'; millis: number }
  | { kind: 'owner'; owner: Owner; epoch: number }
  /** Put the conversation into a queue. */
  | { kind: 'handoff'; queueId: string; priority: number; epoch: number; packet: HandoffPacket }
  | { kind: 'updateCustomer'; name?: string; attributes: JsonObject; addTags: string[]; removeTags: string[] }
  | { kind: 'tag'; tag: string }
  | { kind: 'priority'; priority: number }
  | { kind: 'needsAttention'; ruleId: string; reason: string }
  | { kind: 'notify'; message: string }
  /** `scale` is absent for stars. */
  | { kind: 'rated'; score: number; max: number; comment: string; scale?: 'nps' | 'thumbs' }
  | { kind: 'close'; outcome: string }

export type {
  ApprovalResult,
  AssistantMessage,
  AssistantResult,
  AutomationResult,
  CodeResult,
  EffectRequest,
  ExtractResult,
  HttpResult,
  KnowledgeResult,
  RecommendResult,
} from './effect-types.ts'

/** What the person who takes over gets to see. Message numbers refer to the transcript. */
export type HandoffPacket = {
  ruleId: string | null
  ruleName: string | null
  reason: string
  intent: string
  sentiment: number
  collected: { variableId: string; name: string; value: string }[]
  tried: string[]
  lastCustomerText: string
  language: Language
  trace: RuleTrace[]
}

// ── Trace: what happened and why ───────────────────────────────────────────────────────────────

export type TraceEntry =
  | { kind: 'node'; flowId: string; cardId: string; nodeId: string; via: string | null }
  | { kind: 'port'; flowId: string; cardId: string; nodeId: string; portId: string }
  | { kind: 'set'; variableId: string; value: Json }
  | { kind: 'intent'; nodeId: string; scores: { id: string; score: number }[]; chosen: string | null }
  | { kind: 'rules'; rules: RuleTrace[] }
  | { kind: 'listener'; listenerId: string; name: string }
  | { kind: 'effect'; nodeId: string; effectId: string; effect: string }
  | { kind: 'effectResult'; nodeId: string; effectId: string; ok: boolean; ignored?: boolean }
  | { kind: 'queued'; text: string }
  /** Something said answers a question that has not been put yet. */
  | { kind: 'heard'; flowId: string; nodeId: string; value: Json }
  /** Something said replaces the answer to a question answered before; the flow goes on from there. */
  | { kind: 'corrected'; flowId: string; nodeId: string; value: Json }
  | { kind: 'owner'; owner: Owner; epoch: number }
  | { kind: 'timer'; name: string }
  | { kind: 'limit'; limit: 'visits' | 'depth' | 'pending' | 'length'; nodeId: string | null }
  | { kind: 'error'; nodeId: string; message: string }
  | { kind: 'ignored'; reason: string }
  | { kind: 'end'; outcome: string }

/** One rule's evaluation: whether it fired, and which parts of its condition held on which values. */
export type RuleTrace = {
  ruleId: string
  name: string
  state: 'on' | 'shadow' | 'off'
  /** fired · no: condition false · skipped: scope, frequency or an earlier rule stopped the list (see `why`). */
  result: 'fired' | 'no' | 'skipped'
  why: string | null
  /** Every comparison of the condition, also of a rule that was skipped. */
  parts: { text: string; held: boolean; value: Json }[]
}

export type StepResult = { state: ConversationState; commands: Command[]; trace: TraceEntry[] }
