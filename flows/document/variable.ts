import { z } from 'zod'

export const variableTypes = ['text', 'number', 'boolean', 'date', 'list', 'object'] as const
export type VariableType = (typeof variableTypes)[number]

/**
 * A declared variable. `id` is also its name in expressions (`{{ order_number }}`), so it is an identifier and never
 * changes; `name` is what people see and may change freely.
 */
export const variableSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Small letters, digits and _ only'),
  name: z.string().min(1).max(80),
  type: z.enum(variableTypes),
  /** conversation: lives with the conversation · customer: kept on the customer's profile attribute of the same id · constant: fixed by the project. */
  scope: z.enum(['conversation', 'customer', 'constant']).default('conversation'),
  initial: z.unknown().optional(),
  /** Personal or secret: masked in logs and traces. */
  sensitive: z.boolean().default(false),
})
export type Variable = z.infer<typeof variableSchema>
