import type { VariableType } from '../document/variable.ts'
import { readDuration, toDuration } from '../expressions/duration.ts'
import { createMoney, readMoney } from '../expressions/money.ts'
import { toNumber, toText } from '../expressions/values.ts'
import type { Json } from './types.ts'

/** A value as its variable's type, where that is possible: "12" for a number is 12. Else as it came. */
export function coerce(value: Json, type: VariableType): Json {
  if (value === null) return null
  if (type === 'number' && typeof value === 'string') return toNumber(value) ?? value
  if (type === 'text' && (typeof value === 'number' || typeof value === 'boolean')) return toText(value)
  if (type === 'money' && typeof value === 'number') return createMoney(String(value), 'CNY') ?? value
  if (type === 'money' && typeof value === 'string') return readMoney(value, 'CNY') ?? value
  if (type === 'duration' && typeof value === 'string') return toDuration(readDuration(value) ?? Number.NaN) ?? value
  return value
}
