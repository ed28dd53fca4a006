import { z } from 'zod'
import { shapeFields, variableTypes } from './variable.ts'

/**
 * A value that lives in one run of a flow: an input it is given, an output it gives back, or a local it works with. `id` is its
 * name in this flow's expressions, where it hides a variable of the same name; `initial` is what it starts as.
 */
export const flowLocalSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Small letters, digits and _ only'),
  name: z.string().min(1).max(80),
  type: z.enum(variableTypes),
  ...shapeFields,
  initial: z.unknown().optional(),
  /** For an input: the flow cannot be run without it. */
  required: z.boolean().default(false),
  /** Personal or secret: masked in logs and traces. */
  sensitive: z.boolean().default(false),
})
export type FlowLocal = z.infer<typeof flowLocalSchema>
