const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A fresh id as the document's schema wants it: `card-3k9x0q2m`. Random, so two people editing at once never make the same one. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return `${prefix}-${[...bytes].map((byte) => letters[byte % letters.length]).join('')}`
}
