import { isRecord } from '../document/same.ts'

/** Reading of foreign JSON, where anything may be missing or of another type. */
export type Raw = Record<string, unknown>

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

export function asRecord(value: unknown): Raw {
  return isRecord(value) ? value : {}
}

export function asRecords(value: unknown): Raw[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}
