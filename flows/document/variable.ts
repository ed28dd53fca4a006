import { z } from 'zod'

export const variableTypes = ['text', 'number', 'boolean', 'date', 'duration', 'money', 'list', 'object', 'file', 'secret'] as const
export type VariableType = (typeof variableTypes)[number]

/**
 * What a value looks like inside: the elements of a list, the fields of an object. Without `items` or `fields` anything goes, as
 * with `any`. A secret is a variable of its own, never part of another value: so it cannot slip out with the whole.
 */
export type ValueShape = {
  type: Exclude<VariableType, 'secret'> | 'any'
  items?: ValueShape
  fields?: Record<string, ValueShape>
  /** The field may be missing. */
  optional?: boolean
}

const fieldNameSchema = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/, 'A field name starts with a letter')

const shapeSchema: z.ZodType<ValueShape> = z.lazy(() =>
  z.strictObject({
    type: z.enum([...variableTypes, 'any']).exclude(['secret']),
    items: shapeSchema.optional(),
    fields: z.record(fieldNameSchema, shapeSchema).optional(),
    optional: z.boolean().optional(),
  }),
)

/** The optional part of a variable that says what a list or an object holds. */
export const shapeFields = {
  /** For a list: what each element is. */
  items: shapeSchema.optional(),
  /** For an object: its fields. */
  fields: z.record(fieldNameSchema, shapeSchema).optional(),
}

/**
 * A declared variable. `id` is also its name in expressions (`{{ order_number }}`), so it is an identifier and never
 * changes; `name` is what people see and may change freely.
 */
export const variableSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Small letters, digits and _ only'),
  name: z.string().min(1).max(80),
  type: z.enum(variableTypes),
  ...shapeFields,
  /** conversation: lives with the conversation · customer: kept on the customer's profile attribute of the same id · constant: fixed by the project. */
  scope: z.enum(['conversation', 'customer', 'constant']).default('conversation'),
  initial: z.unknown().optional(),
  /** Personal or secret: masked in logs and traces. */
  sensitive: z.boolean().default(false),
})
export type Variable = z.infer<typeof variableSchema>

/** Never written to a log or a trace: marked so by its author, or a secret by its type. */
export function isMasked({ sensitive, type }: { sensitive: boolean; type: VariableType }): boolean {
  return sensitive || type === 'secret'
}
