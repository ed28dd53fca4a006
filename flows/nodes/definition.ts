import type { z } from 'zod'
import type { Condition } from '../document/condition.ts'
import type { FlowLocal } from '../document/flow-local.ts'
import type { Language, LocalText } from '../document/primitives.ts'
import type { Settings } from '../document/settings.ts'
import type { VariableType } from '../document/variable.ts'
import type {
  ChoiceOption,
  Command,
  ConversationEvent,
  ConversationState,
  EffectRequest,
  Facts,
  Json,
  JsonObject,
  Message,
  PendingMessage,
  TraceEntry,
  Understanding,
} from '../engine/types.ts'
import type { TemplateMode } from '../expressions/template.ts'

/** Palette group. */
export type NodeGroup = 'say' | 'ask' | 'understand' | 'decide' | 'act' | 'human'
/** Colour: waits for the customer · passes through · acts on other systems · a human takes part · understands. */
export type NodeKind = 'wait' | 'pass' | 'act' | 'human' | 'know'

/** An outcome of a node. `failure` ports are shown small and quiet. `label` is a text of the document (a choice's label); else the node's words say it. */
export type Port = {
  id: string
  failure?: boolean
  label?: LocalText /** The port is named after this intent. */
  intentId?: string /** Leaving it open is fine. */
  optional?: boolean
  /** Leaving it open is fine: the conversation then ends quietly, with this outcome. */
  endsAs?: string
  /** May be left without having waited for anything. */
  immediate?: boolean /** Continues with the next node of the card when unlinked. */
  fallsThrough?: boolean
}

/** How a settings field is edited; put on the zod schema with `.meta({ control })`. Labels are in the node's words under the same key. */
export type Control =
  | 'text'
  | 'template'
  | 'localTemplate'
  | 'number'
  | 'switch'
  | 'select'
  | 'expression'
  | 'condition'
  | 'variable'
  | 'intent'
  | 'queue'
  | 'calendar'
  | 'flow'
  | 'card'
  | 'duration'
  | 'choices'
  | 'branches'
  | 'assignments'
  | 'intentRoutes'
  | 'pairs'
  | 'mappings'
  | 'tags'
  | 'localTemplates'
  /** A text of a few words per language. */
  | 'localLabel'
  /** A list of small forms: the meta stands on the fields of the item; their words are `list.field`. */
  | 'rows'
  /** An input or output of the flow chosen in the field `flowId`. */
  | 'flowInput'
  | 'flowOutput'
  | 'entity'
  /** JavaScript. */
  | 'code'
  /** An output of the flow the node stands in. */
  | 'ownOutput'
export type FieldMeta = {
  control: Control /** Fields of one group stand together; `more` is folded. */
  group?: 'main' | 'more' /** For select. */
  options?: readonly string[] /** Type a template/expression/variable must have. */
  expects?: VariableType /** For pairs: secret variables may stand in the values. */
  secrets?: boolean /** Show only when another field has one of these values. */
  when?: { field: string; is: readonly (string | boolean)[] }
}

/** Words of a node type in one language. */
export type NodeWords = {
  name: string
  /** One plain sentence: what it does. */
  about: string
  /** A short help text with an example. */
  help: string
  /** Field key → label and help; select options as `field.option`. */
  fields: Record<string, { label: string; help?: string }>
  ports: Record<string, string>
}

/** What a node touches; the analysis and "where used" read it. */
export type NodeUses = {
  /** `optional`: may stay empty. `secrets`: secret variables may stand in it. */
  templates?: { field: string; text: LocalText | string; optional?: boolean; secrets?: boolean }[]
  expressions?: { field: string; expression: string; expects?: VariableType }[]
  conditions?: { field: string; condition: Condition }[]
  writes?: string[]
  intents?: string[]
  queues?: string[]
  calendars?: string[]
  flows?: string[]
  cards?: string[]
  /** Waits for something from outside (so a loop through it is fine). */
  waits?: boolean
  /** A way to a person. */
  human?: boolean
  /** Ends the conversation or the flow. */
  ends?: boolean
  /** What its texts say leaves the house: to another system or address. */
  outside?: boolean
}

export type ExampleEvent = ConversationEvent & { understanding?: Partial<Understanding>; afterMs?: number }

/** An example that runs as a test and is shown as help: the node alone on a card. */
export type NodeExample = {
  name: string
  settings: JsonObject
  variables?: { id: string; type: VariableType; initial?: Json }[]
  /** Events fed after `start`. */
  events?: ExampleEvent[]
  /** Events instead, where the channel has no such ability: the same must come of it (see degradation.test.ts). */
  without?: { forms?: ExampleEvent[]; multipleChoice?: ExampleEvent[] }
  /** Cards and flows the node leads to: id → nodes as [id, type, settings]. */
  cards?: Record<string, [string, string, JsonObject][]>
  flows?: Record<string, { cards: Record<string, [string, string, JsonObject][]>; [signature: string]: unknown }>
  facts?: Partial<Facts>
  /** Commands that must come out, in order, each matched on the keys given. */
  expect: Partial<Command>[]
  /** Port taken in the end, if any. */
  port?: string
  variablesAfter?: JsonObject
}

export type NodeDefinition<S = unknown> = {
  type: string
  version: number
  group: NodeGroup
  kind: NodeKind
  /** Name of a lucide icon. */
  icon: string
  settings: z.ZodType<S>
  /** Settings of the version before, brought to this one. Needed from version 2 on. */
  upgrade?(settings: Record<string, unknown>): Record<string, unknown>
  /** Settings of a freshly dropped node; they already work. */
  create(): S
  ports(settings: S): Port[]
  uses(settings: S): NodeUses
  /** Turn the settings into closures once per published version. */
  compile(settings: S, compiler: NodeCompiler): RunnableNode
  words: Record<Language, NodeWords>
  examples: NodeExample[]
}

/** What `compile` may use. A text that does not parse becomes one that yields '' and reports a finding. */
export type NodeCompiler = {
  template(text: LocalText | string, mode?: TemplateMode): (run: NodeRun) => string
  /** A template that keeps the type of a value when it is one expression and nothing else. */
  value(text: string): (run: NodeRun) => Json
  expression(source: string): (run: NodeRun) => Json
  condition(condition: Condition): (run: NodeRun) => boolean
  /** Calendar by id. */
  isOpen(calendarId: string): (now: number) => boolean
  label(text: LocalText): (language: Language) => string
  /** What people call an intent; its id when it is unknown. */
  intentName(intentId: string): string
  /** What an entity of the project finds in a text; null when it finds nothing or is unknown. */
  entity(entityId: string): (text: string, today: string) => Json
  /** What a flow of the project wants to be given; empty when it is unknown. */
  inputsOf(flowId: string): readonly FlowLocal[]
  readonly settings: Settings
}

export type RunnableNode = {
  enter(run: NodeRun): Next
  /** Called instead of `enter` when the node's question has to be put again after an interruption. */
  repeat?(run: NodeRun): Next
  /** Whether this message answers the node's own question: then no listener takes it. Only for nodes that can tell. Without memory. */
  answers?(run: NodeRun, event: Extract<ResumeEvent, { kind: 'message' }>): boolean
  /** What a customer's text says that answers this node's question before it is put; null when nothing does. `now` in ms. See engine/hear.ts. */
  hears?(text: string, now: number): Json
  /** What the text says as the answer to the question once it is put. */
  reads?(text: string, now: number): Json
  /** Called when what the node waited for happened, or one of its timers fired. */
  resume?(run: NodeRun, event: ResumeEvent): Next
}

export type ResumeEvent =
  | ({ kind: 'message' } & PendingMessage)
  | { kind: 'effect'; ok: true; result: Json }
  | { kind: 'effect'; ok: false; error: { code: string; message: string } }
  | { kind: 'timer'; name: string }
  | { kind: 'happened'; data: Json }
  | { kind: 'human'; outcome: 'resolved' | 'timedOut' | 'nobody' | 'closed' | 'left' }
  | { kind: 'returned'; outputs: JsonObject }

/** What a node does next. */
export type Next =
  | { port: string }
  | { waitFor: 'customer'; choices?: ChoiceOption[] }
  | { waitFor: 'effect'; effect: EffectRequest; timeoutMs: number }
  | { waitFor: 'time'; event?: string }
  | { waitFor: 'human'; queueId: string; priority: number; reason: string; waitSeconds: number }
  | { call: string; inputs?: JsonObject }
  | { leave: true }
  | { goTo: { cardId: string } }
  | { end: string }

/** The node's hands while it runs. Everything it does goes through here. */
export type NodeRun = {
  readonly nodeId: string
  readonly facts: Facts
  readonly state: Readonly<ConversationState>
  readonly language: Language
  /** The node's own memory while it waits; starts empty on each entry. */
  readonly memory: JsonObject
  /** The event's text and understanding, if the step began with a customer message. */
  readonly message: PendingMessage | null
  /** Shown as well as the channel can; the rest is told in words. */
  say(text: string, extra?: Omit<Message, 'text'>): void
  /** What the customer said ahead that answers this node, used up by asking; null when nothing was. */
  heard(): Json
  set(variableId: string, value: Json): void
  /** Declared type of a variable or local; text when it is unknown. */
  typeOf(variableId: string): VariableType
  command(
    command: Extract<Command, { kind: 'updateCustomer' | 'typing' | 'tag' | 'priority' | 'notify' | 'rated' | 'needsAttention' }>,
  ): void
  /** Start a timer of this node; cancelled when the node is left. */
  timer(name: string, afterMs: number): void
  trace(entry: TraceEntry): void
  /** The customer was not understood here / was understood (signals.misses). */
  missed(): void
  understood(): void
  failed(): void
  /** A number in [0,1), deterministic from facts.seed, different on each call of a step. */
  random(): number
}
