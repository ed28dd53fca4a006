import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { idSchema, localTextSchema } from './primitives.ts'

/** What a rule may do. `handoff`, `offerHuman` and `goToFlow` change the course of the conversation and stop the list. */
export const ruleActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('handoff'),
    queueId: z.string().max(60),
    priority: z.int().min(0).max(9).default(0),
    message: localTextSchema.default({}),
    /** The card where the bot goes on when the person is done; else the interrupted question is put again. */ afterCardId:
      idSchema.optional(),
  }),
  /** Ask the customer whether a person should take over. */
  z.strictObject({ kind: z.literal('offerHuman'), queueId: z.string().max(60), message: localTextSchema.default({}) }),
  z.strictObject({ kind: z.literal('needsAttention') }),
  z.strictObject({ kind: z.literal('tag'), tag: z.string().min(1).max(60) }),
  z.strictObject({ kind: z.literal('priority'), priority: z.int().min(0).max(9) }),
  z.strictObject({ kind: z.literal('ticket'), subject: localTextSchema, ticketType: z.string().max(60).default('general') }),
  z.strictObject({ kind: z.literal('notify'), message: z.string().max(500) }),
  z.strictObject({ kind: z.literal('goToFlow'), flowId: idSchema }),
])
export type RuleAction = z.infer<typeof ruleActionSchema>

export const ruleSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(120),
  when: conditionSchema,
  then: z.array(ruleActionSchema).min(1).max(8),
  state: z.enum(['on', 'shadow', 'off']).default('on'),
  /** Fire at most once per conversation, or again only after `cooldownMinutes`, or every time. */
  frequency: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('always') }),
      z.strictObject({ kind: z.literal('once') }),
      z.strictObject({ kind: z.literal('cooldown'), minutes: z.number().min(1).max(10080) }),
    ])
    .default({ kind: 'once' }),
  /** Empty lists mean: everywhere. */
  scope: z
    .strictObject({ flowIds: z.array(idSchema).default([]), channels: z.array(z.string()).default([]) })
    .default({ flowIds: [], channels: [] }),
  stopHere: z.boolean().default(false),
})
export type Rule = z.infer<typeof ruleSchema>

/** The escalation policy: evaluated top to bottom on every turn, before the flow's own step. */
export const policySchema = z.strictObject({ rules: z.array(ruleSchema).max(100) }).default({ rules: [] })
export type Policy = z.infer<typeof policySchema>
