import type { Json } from '../../../flows/engine/types.ts'

/** A value on one line; '' for none. */
export function shortValue(value: Json | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(Math.round(value * 100) / 100)
  if (Array.isArray(value)) return value.map(shortValue).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
