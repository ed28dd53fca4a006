import { z } from 'zod'

/** Stable id of a flow, card, node, variable, rule …: short, no dot, never reused. Port ids may also be `choice:<id>` and the like. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/, 'An id starts with a letter and has letters, digits, - and _ only')

export const languages = ['zh-CN', 'en'] as const
export const languageSchema = z.enum(languages)
export type Language = z.infer<typeof languageSchema>

/** A template text per language. A missing language falls back to the project's default language. `{{ expression }}` is filled in. */
export const localTextSchema = z.partialRecord(languageSchema, z.string().max(4000))
export type LocalText = z.infer<typeof localTextSchema>

/** A CEL expression (see flows/expressions), e.g. `order.total > 100 && customer.tier == "gold"`. */
export const expressionSchema = z.string().max(2000)
