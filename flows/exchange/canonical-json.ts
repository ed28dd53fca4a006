import { isRecord } from '../document/same.ts'

/** These come first, in this order: what a reader looks for to know what is before them. The rest follows by the alphabet. */
const first = ['$schema', 'format', 'schemaVersion', 'id', 'name', 'type', 'version', 'kind', 'field', 'operator', 'value']
const rank = new Map(first.map((key, index) => [key, index]))

/**
 * A JSON value as text that depends on nothing but the value: keys in one fixed order, two spaces, a line break at the end. Two
 * documents that are the same give the same text, so that a line in a text diff is a change.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner), 2)}\n`
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1)))
}

function place(key: string): number {
  return rank.get(key) ?? first.length
}
