import type { z } from 'zod'
import type { FieldMeta } from '../definition.ts'

/** A settings field together with how it is edited. Use it outermost, after `.default()`: the designer reads the meta from the object's shape. */
export function field<T extends z.ZodType>(schema: T, meta: FieldMeta): T {
  return schema.meta({ ...meta }) as T
}

/** How a settings field is edited; null when it has no control (kept, not shown). */
export function fieldMeta(schema: z.ZodType): FieldMeta | null {
  const meta = schema.meta() as Partial<FieldMeta> | undefined
  return meta?.control ? (meta as FieldMeta) : null
}
