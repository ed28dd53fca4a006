import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { idSchema, localTextSchema } from './primitives.ts'

/** What a listener listens for in every customer message, wherever the conversation is. */
export const listenerTriggerSchema = z.discriminatedUnion('kind', [
  /** Words or phrases. whole: the message is nothing else · part: it is somewhere in the message. */
  z.strictObject({
    kind: z.literal('keywords'),
    words: z.array(z.string().min(1).max(80)).max(50).default([]),
    match: z.enum(['whole', 'part']).default('whole'),
  }),
  /** The best intent is this one, at least this sure (0: the project's understandingThreshold). */
  z.strictObject({ kind: z.literal('intent'), intentId: z.string().max(60), threshold: z.number().min(0).max(1).default(0) }),
  z.strictObject({ kind: z.literal('expression'), when: conditionSchema }),
  /** The customer asks for a person, in words. */
  z.strictObject({ kind: z.literal('human') }),
  /** "Start over", "main menu" and the like. */
  z.strictObject({ kind: z.literal('startOver') }),
])
export type ListenerTrigger = z.infer<typeof listenerTriggerSchema>

export const listenerActionSchema = z.discriminatedUnion('kind', [
  /** Run a flow on top; afterwards the interrupted question is put again. */
  z.strictObject({ kind: z.literal('runFlow'), flowId: idSchema }),
  /** Leave what is going on and go on there. Without a card: at the flow's start. */
  z.strictObject({ kind: z.literal('goTo'), flowId: idSchema, cardId: idSchema.optional() }),
  /** From the very beginning; `forget` puts the conversation's variables back to their initial values. */
  z.strictObject({ kind: z.literal('startOver'), forget: z.boolean().default(true) }),
  /** Hand over to a person ('' = the fallback queue). */
  z.strictObject({ kind: z.literal('handoff'), queueId: z.string().max(60).default(''), message: localTextSchema.default({}) }),
])
export type ListenerAction = z.infer<typeof listenerActionSchema>

/** A global trigger: looked at on every customer message after the escalation policy and before the node that waits. The first that fits acts. */
export const listenerSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(120),
  on: listenerTriggerSchema,
  then: listenerActionSchema,
  enabled: z.boolean().default(true),
})
export type Listener = z.infer<typeof listenerSchema>
