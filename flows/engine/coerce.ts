import type { VariableType } from '../document/variable.ts'
import { toNumber, toText } from '../expressions/values.ts'
import type { Json } from './types.ts'

/** A value as its variable's type, where that is possible: "12" for a number is 12. Else as it came. */
export function coerce(value: Json, type: VariableType): Json {
  if (value === null) return null
  if (type === 'number' && typeof value === 'string') return toNumber(value) ?? value
  if (type === 'text' && (typeof value === 'number' || typeof value === 'boolean')) return toText(value)
  return value
}
