import { readDay } from '../../calendar/read-date.ts'
import { parseWallTime } from '../../calendar/wall-time.ts'
import type { Json } from '../../engine/types.ts'
import { compilePattern } from '../../expressions/pattern.ts'
import { findEmail, findIdNumber, findOrderNumber, findPhone } from '../../expressions/text/identity.ts'
import { extractNumbers } from '../../expressions/text/number-words.ts'

export const answerTypes = ['text', 'number', 'date', 'email', 'phone', 'orderNumber', 'idNumber', 'address', 'regex'] as const
export type AnswerType = (typeof answerTypes)[number]

/** Shops print short ones too; somebody was asked for it, so five characters will do. */
const SHORTEST_ORDER = 5

/** The value in a customer's text, or null when there is none of that kind. `today` as 2026-10-01. */
export function readAnswer({ type, text, pattern, today }: { type: AnswerType; text: string; pattern: string; today: string }): Json {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  switch (type) {
    case 'text':
      return text.trim()
    case 'number':
      return readNumber(plain)
    case 'date': {
      const now = parseWallTime(today)
      return now && readDay(plain, now)
    }
    case 'email':
      return findEmail(plain)
    case 'phone':
      return findPhone(plain)
    case 'orderNumber':
      return findOrderNumber(plain, SHORTEST_ORDER)
    case 'idNumber':
      return findIdNumber(plain)
    case 'address':
      return readAddress(plain)
    case 'regex':
      return pattern !== '' && compilePattern(pattern)?.test(plain) ? plain : null
  }
}

/** Words in which a number counts nothing. */
const idioms =
  /一下|一会|一点(?!\d|[零一二三四五六七八九])|一些|一样|一起|一直|一定|一般|一共|万一|第一|十分|千万(?:别|不|要)|\b(?:one (?:moment|second|sec|minute)|no one|someone|anyone|everyone|one more time)\b/gi
/** What may stand right before a number in digits. */
const signs = /(?:\b(?:rmb|cny|usd|x)|us\$|hk\$|[¥$€£×*])\s*(?=\d)/gi

const plainNumber = /^(?:0|[1-9]\d{0,8})$/

/** The first number in digits, else the first in words. */
function readNumber(text: string): number | null {
  // What most people send, and nothing to look for.
  if (plainNumber.test(text)) return Number(text)
  const plain = text.slice(0, 500).replace(signs, ' ').replace(idioms, ' ')
  const inDigits = /\d/.test(plain) ? extractNumbers(plain.replace(/[零〇一二两兩三四五六七八九十]+/g, ' ')) : []
  return inDigits[0] ?? extractNumbers(plain)[0] ?? null
}

/** At least five characters with a number, or a word that only stands in addresses: enough to tell an address from small talk. */
function readAddress(text: string): string | null {
  const address = text.replace(/\s+/g, ' ').trim()
  const looksLike = /\d|省|市|区|县|镇|村|路|街|道|巷|号|栋|室|street|st\.|road|avenue|ave\.|lane|square/i.test(address)
  return address.length >= 5 && address.length <= 500 && looksLike ? address : null
}
