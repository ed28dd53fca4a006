import { parseWallTime, type WallTime } from '../../calendar/wall-time.ts'
import type { Language } from '../../document/primitives.ts'
import type { Calendar } from '../../document/settings.ts'
import type { Json } from '../../engine/types.ts'
import { toText } from '../values.ts'

/** What a function may know besides its values: the clock, where the business is, and in which language it speaks. */
export type CallContext = {
  /** Unix milliseconds. */
  now: number
  timezone: string
  language: Language
  calendars: readonly Calendar[]
}

export const functionGroups = ['logic', 'text', 'find', 'number', 'list', 'date', 'duration', 'money', 'hours'] as const
export type FunctionGroup = (typeof functionGroups)[number]

/**
 * One function of the language. `round(total, 2)` and `total.round(2)` are the same call. Completion, help, docs, type check and
 * evaluation all come from this entry; its example runs as a test.
 */
export type FunctionEntry = {
  /** One line per way to call it: `value: number, digits?: number → number`. Read by read-signature.ts. */
  signatures: readonly string[]
  zh: string
  en: string
  /** Two lines: a formula that needs nothing declared, and what it gives. */
  example: readonly [formula: string, result: Json]
  /** Total: never throws, whatever it is given; missing arguments are null. */
  run(args: readonly Json[], context: CallContext): Json
  /** Known for the sake of older formulas; not offered. */
  old?: boolean
}

/** The date in a value: exactly written, or null. */
export function dateOf(value: Json | undefined): WallTime | null {
  return typeof value === 'string' ? parseWallTime(value) : null
}

/** The language a text argument names, else the conversation's. */
export function languageOf(value: Json | undefined, context: CallContext): Language {
  const named = toText(value).toLowerCase()
  return named.startsWith('en') ? 'en' : named.startsWith('zh') ? 'zh-CN' : context.language
}
