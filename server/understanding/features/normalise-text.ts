import { toSimplified } from './to-simplified.ts'

/** Longest text that is looked at; what a customer wants stands at the beginning, and a pasted log must not cost seconds. */
export const LONGEST = 600

/**
 * The one form in which texts are compared: simplified, half-width, small letters, one space between words, no control
 * characters, numbers of four digits and more as `0000` (an order number is never a word of an intent).
 */
export function normaliseText(text: string): string {
  const plain = text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`]/g, "'")
  return toSimplified(plain)
    .replace(/\d[\d-]{3,}/g, '0000')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
}
