import { isRecord, isSame } from '../document/same.ts'

/** Whether a value has everything a pattern has: objects field by field, lists in order, everything else equal. */
export function contains(value: unknown, pattern: unknown): boolean {
  if (isRecord(pattern)) return isRecord(value) && Object.entries(pattern).every(([key, part]) => contains(value[key], part))
  if (Array.isArray(pattern))
    return Array.isArray(value) && value.length === pattern.length && pattern.every((part, at) => contains(value[at], part))
  return isSame(value, pattern)
}
