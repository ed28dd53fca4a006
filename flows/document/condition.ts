import { z } from 'zod'
import { expressionSchema } from './primitives.ts'

/** Operators of the visual condition builder; which of them fit depends on the type of the field. */
export const operators = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'matches',
  'greater',
  'greaterOrEqual',
  'less',
  'lessOrEqual',
  'isOneOf',
  'isNoneOf',
  'isSet',
  'isNotSet',
  'isTrue',
  'isFalse',
] as const
export type Operator = (typeof operators)[number]

export type Condition =
  | { kind: 'compare'; field: string; operator: Operator; value?: unknown }
  | { kind: 'formula'; expression: string }
  | { kind: 'all' | 'any'; items: Condition[] }

/** A tree of comparisons joined by and/or, or a formula. It compiles to one CEL expression. `field` is a path such as `signals.sentiment` or `order_number`. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('compare'), field: z.string().max(200), operator: z.enum(operators), value: z.unknown().optional() }),
    z.strictObject({ kind: z.literal('formula'), expression: expressionSchema }),
    z.strictObject({ kind: z.enum(['all', 'any']), items: z.array(conditionSchema).max(30) }),
  ]),
)
