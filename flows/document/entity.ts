import { z } from 'zod'
import { idSchema } from './primitives.ts'

export const entityKinds = ['list', 'pattern', 'number', 'date', 'email', 'phone', 'orderNumber'] as const

/** Something customers name and a flow wants to know: a product, a city, an order number. */
export const entitySchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(80),
  kind: z.enum(entityKinds).default('list'),
  /** For a list: the values and what else people call them. */
  values: z
    .array(z.strictObject({ value: z.string().min(1).max(120), synonyms: z.array(z.string().max(120)).max(50).default([]) }))
    .max(500)
    .default([]),
  /** For a pattern: an RE2 regular expression; its first group, if any, is the value. */
  pattern: z.string().max(500).default(''),
})
export type Entity = z.infer<typeof entitySchema>
