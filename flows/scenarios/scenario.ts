import { z } from 'zod'
import { idSchema, languageSchema } from '../document/primitives.ts'

/** Any JSON; a scenario is stored as data, next to the project it tests. */
const json = z.json()
const text = z.string().max(4000)

/** What understanding makes of a text. Absent parts are ordinary: no intent, neutral, no wish for a person. */
const understandingSchema = z.strictObject({
  language: languageSchema.optional(),
  intents: z.array(z.strictObject({ id: z.string(), score: z.number().min(0).max(1) })).optional(),
  sentiment: z.number().min(-1).max(1).optional(),
  asksForHuman: z.boolean().optional(),
  urgent: z.boolean().optional(),
  topics: z.array(z.string()).optional(),
})

/** How another system answers. A `match` that is absent fits every call of its kind; a number of `times` is used up by answering. */
export const answerSchema = z.strictObject({
  /** Kind of the effect: http, knowledge, ticket … */
  effect: z.string().min(1).max(40),
  /** Fits requests of this node only. */
  nodeId: idSchema.optional(),
  /** Fits requests that contain this, part by part: `{ "method": "POST" }`. */
  match: json.optional(),
  /** Answers this often, then no more. */
  times: z.int().min(1).optional(),
  /** How long the answer takes. */
  afterMs: z.int().min(0).max(600_000).default(0),
  then: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('result'), result: json }),
    z.strictObject({ kind: z.literal('error'), code: z.string().max(60), message: z.string().max(300).default('') }),
    /** No answer at all: the flow's own time limit has to act. */
    z.strictObject({ kind: z.literal('silence') }),
  ]),
})
export type ScenarioAnswer = z.infer<typeof answerSchema>

/** A queue as the flow sees it. Absent figures are those of a staffed queue. */
const queueSchema = z.strictObject({
  online: z.int().min(0).optional(),
  free: z.int().min(0).optional(),
  waiting: z.int().min(0).optional(),
  expectedWaitSeconds: z.number().min(0).nullable().optional(),
  open: z.boolean().optional(),
})
export type ScenarioQueue = z.infer<typeof queueSchema>

/** What happens: the customer, the clock, the people and the other systems. */
const actSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), text, understanding: understandingSchema.optional() }),
  z.strictObject({ kind: z.literal('choose'), choiceId: z.string().max(200), text: text.optional() }),
  z.strictObject({ kind: z.literal('fill'), values: z.record(z.string(), text) }),
  z.strictObject({
    kind: z.literal('send'),
    files: z.array(z.strictObject({ name: z.string(), url: z.string(), mediaType: z.string(), size: z.int().min(0) })).min(1),
    text: text.default(''),
  }),
  z.strictObject({ kind: z.literal('askHuman') }),
  z.strictObject({ kind: z.literal('leave') }),
  /** Nothing is said for so long; what falls due meanwhile happens. */
  z.strictObject({ kind: z.literal('silence'), seconds: z.number().min(0).max(31_536_000) }),
  /** Local time of the project's time zone, `2026-01-04T03:00`. Only forwards. */
  z.strictObject({ kind: z.literal('clock'), at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/) }),
  z.strictObject({ kind: z.literal('queue'), queueId: z.string().max(60), figures: queueSchema }),
  z.strictObject({ kind: z.literal('answer'), answer: answerSchema }),
  z.strictObject({ kind: z.literal('customer'), attributes: z.record(z.string(), json).default({}), tags: z.array(z.string()).optional() }),
  z.strictObject({ kind: z.literal('accept'), agentName: z.string().max(80).default('') }),
  z.strictObject({ kind: z.literal('agentSays'), text }),
  z.strictObject({ kind: z.literal('transfer'), queueId: z.string().max(60) }),
  z.strictObject({ kind: z.literal('return') }),
  z.strictObject({ kind: z.literal('resolve'), outcome: z.string().max(60).default('resolved'), continueFlow: z.boolean().default(true) }),
])
export type ScenarioAct = z.infer<typeof actSchema>

/** What must be true since the last act; `says`, `card`, `rule` and `effect` look at what the last acts brought about. */
const expectationSchema = z.discriminatedUnion('kind', [
  /** Something said contains, equals or matches (RE2) this. */
  z.strictObject({ kind: z.literal('says'), how: z.enum(['contains', 'equals', 'matches']).default('contains'), text }),
  z.strictObject({ kind: z.literal('saysNot'), text }),
  /** The offered choices, by id, in order. */
  z.strictObject({ kind: z.literal('offers'), choiceIds: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('card'), flowId: idSchema, cardId: idSchema }),
  z.strictObject({ kind: z.literal('variable'), variableId: z.string(), value: json }),
  z.strictObject({ kind: z.literal('owner'), owner: z.enum(['bot', 'queue', 'agent', 'closed']) }),
  z.strictObject({ kind: z.literal('queue'), queueId: z.string() }),
  z.strictObject({ kind: z.literal('rule'), ruleId: z.string(), fired: z.boolean().default(true) }),
  z.strictObject({ kind: z.literal('effect'), effect: z.string(), match: json.optional() }),
  /** A customer's attributes or tags were changed to contain this. */
  z.strictObject({
    kind: z.literal('customer'),
    attributes: z.record(z.string(), json).default({}),
    tags: z.array(z.string()).default([]),
  }),
  z.strictObject({ kind: z.literal('outcome'), outcome: z.string() }),
])
export type ScenarioExpectation = z.infer<typeof expectationSchema>

export const scenarioStepSchema = z.strictObject({ act: actSchema, expect: z.array(expectationSchema).max(30).default([]) })
export type ScenarioStep = z.infer<typeof scenarioStepSchema>

/** One test of a project, as data: the world it starts in, then acts, each with what it must bring about. */
export const scenarioSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(160),
  language: languageSchema,
  /** Local time of the project's time zone at the start. The default is a Monday morning. */
  startsAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    .default('2026-01-05T10:00'),
  /** The only source of chance. */
  seed: z.int().min(0).max(0xffffffff).default(1),
  channel: z.strictObject({ kind: z.string().max(40), capabilities: z.record(z.string(), json).optional() }).default({ kind: 'web' }),
  customer: z
    .strictObject({
      name: z.string().max(120).default(''),
      attributes: z.record(z.string(), json).default({}),
      tags: z.array(z.string()).default([]),
      openTickets: z.int().min(0).default(0),
      conversations: z.int().min(0).default(0),
    })
    .default({ name: '', attributes: {}, tags: [], openTickets: 0, conversations: 0 }),
  /** Figures of queues that are not ordinarily staffed. */
  queues: z.record(z.string(), queueSchema).default({}),
  answers: z.array(answerSchema).max(200).default([]),
  /** What the opening of the conversation must bring about. */
  opens: z.array(expectationSchema).max(30).default([]),
  steps: z.array(scenarioStepSchema).max(500),
  /** Made by the generator: replaced when it runs again. */
  generated: z.boolean().default(false),
})
export type Scenario = z.infer<typeof scenarioSchema>
