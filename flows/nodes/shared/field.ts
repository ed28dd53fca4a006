import { z } from 'zod'
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

/** The fields of an object schema that are edited, in order. */
export function fieldsOf(schema: z.ZodType): [name: string, meta: FieldMeta][] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).flatMap(([name, shape]) => {
    const meta = fieldMeta(shape as z.ZodType)
    return meta ? [[name, meta] as [string, FieldMeta]] : []
  })
}

/** The schema of one item of a list field; null when the field is no list. Optional and default wrappers are looked through. */
export function itemSchema(schema: z.ZodType, name: string): z.ZodType | null {
  let inner: unknown = schema instanceof z.ZodObject ? schema.shape[name] : undefined
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodOptional) inner = inner.unwrap()
  return inner instanceof z.ZodArray ? (inner.element as z.ZodType) : null
}
