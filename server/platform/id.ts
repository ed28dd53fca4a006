import { randomBytes } from 'node:crypto'

/** Crockford's alphabet: no letter that looks like a digit, and its order is the order of the bytes. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A short id that sorts by the time it was made: prefix, 9 characters of milliseconds, 10 random ones (50 bits).
 * Conversations have ids of their own, which carry the shard: server/runtime/conversation-id.ts.
 */
export function newId(prefix: string, now: number = Date.now()): string {
  let time = ''
  for (let rest = now, i = 0; i < 9; i++, rest = Math.floor(rest / 32)) time = alphabet.charAt(rest % 32) + time
  let random = ''
  for (const byte of randomBytes(10)) random += alphabet.charAt(byte & 31)
  return `${prefix}_${time}${random}`
}
