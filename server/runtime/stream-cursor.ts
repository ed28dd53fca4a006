/**
 * A place in a workspace's stream of events: `<transaction>.<position>`. Rows below the oldest transaction that still runs never
 * gain neighbours, so whoever reads only those and remembers the last one misses nothing and sees nothing twice.
 */
export type Cursor = `${bigint}.${bigint}`
export const beginning: Cursor = '0.0'

/** Null when the text is no cursor: a client that sends nonsense starts from a snapshot. */
export function parseCursor(text: string | null | undefined): Cursor | null {
  return text && /^\d{1,19}\.\d{1,19}$/.test(text) ? (text as Cursor) : null
}

export function cursorParts(cursor: Cursor): [bigint, bigint] {
  const dot = cursor.indexOf('.')
  return [BigInt(cursor.slice(0, dot)), BigInt(cursor.slice(dot + 1))]
}

/** Negative when a is before b. */
export function compareCursors(a: Cursor, b: Cursor): number {
  const [transactionA, positionA] = cursorParts(a)
  const [transactionB, positionB] = cursorParts(b)
  if (transactionA !== transactionB) return transactionA < transactionB ? -1 : 1
  return positionA === positionB ? 0 : positionA < positionB ? -1 : 1
}
