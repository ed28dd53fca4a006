import type { Condition } from '../../flows/document/condition.ts'
export function ConditionBuilder(_: { value: Condition; onChange(value: Condition): void; fields: unknown; project: unknown }) {
  return null
}
