import type { Json } from '../../engine/types.ts'
import { compilePattern } from '../../expressions/pattern.ts'

export const answerTypes = ['text', 'number', 'date', 'email', 'phone', 'orderNumber', 'idNumber', 'address', 'regex'] as const
export type AnswerType = (typeof answerTypes)[number]

/** The value in a customer's text, or null when there is none of that kind. `today` as 2026-10-01. */
export function readAnswer({ type, text, pattern, today }: { type: AnswerType; text: string; pattern: string; today: string }): Json {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  switch (type) {
    case 'text':
      return text.trim()
    case 'number':
      return readNumber(plain)
    case 'date':
      return readDate(plain, today)
    case 'email':
      return (
        /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,20}/.exec(plain.slice(0, 500))?.[0].toLowerCase() ??
        null
      )
    case 'phone':
      return readPhone(plain)
    case 'orderNumber':
      return readOrderNumber(plain)
    case 'idNumber':
      return readIdNumber(plain)
    case 'address':
      return readAddress(plain)
    case 'regex':
      return pattern !== '' && compilePattern(pattern)?.test(plain) ? plain : null
  }
}

function readNumber(text: string): number | null {
  const match = /-?\d[\d,]{0,20}(?:\.\d{1,10})?/.exec(text)
  if (!match) return null
  const number = Number(match[0].replaceAll(',', ''))
  const scale = /^\s*万/.test(text.slice(match.index + match[0].length)) ? 10_000 : 1
  return Number.isFinite(number) ? number * scale : null
}

/** At least six digits in a row, spaces and dashes within allowed; kept as digits with a leading +. */
function readPhone(text: string): string | null {
  const match = /\+?\d[\d\s()-]{5,24}/.exec(text)
  if (!match) return null
  const digits = match[0].replace(/\D/g, '')
  return digits.length >= 7 && digits.length <= 15 ? (match[0].startsWith('+') ? '+' : '') + digits : null
}

/** 5 to 32 letters, digits and dashes with at least four digits, as shops print them. */
function readOrderNumber(text: string): string | null {
  for (const candidate of text.slice(0, 500).match(/[A-Za-z0-9][A-Za-z0-9-]{4,31}/g) ?? []) {
    if (candidate.replace(/\D/g, '').length >= 4) return candidate.toUpperCase()
  }
  return null
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A Chinese ID number of 18 places whose birthday exists and whose check digit is right. */
function readIdNumber(text: string): string | null {
  const id = /(?<!\d)\d{17}[\dXx](?!\d)/.exec(text.replace(/(?<=\d)[\s-](?=[\dXx])/g, '').slice(0, 500))?.[0].toUpperCase()
  if (!id || toDate(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))) === null) return null
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(id[index]), 0)
  return '10X98765432'[sum % 11] === id[17] ? id : null
}

/** At least five characters with a number, or a word that only stands in addresses: enough to tell an address from small talk. */
function readAddress(text: string): string | null {
  const address = text.replace(/\s+/g, ' ').trim()
  const looksLike = /\d|省|市|区|县|镇|村|路|街|道|巷|号|栋|室|street|st\.|road|avenue|ave\.|lane|square/i.test(address)
  return address.length >= 5 && address.length <= 500 && looksLike ? address : null
}

const relativeDays: [RegExp, number][] = [
  [/大后天/, 3],
  [/后天|day after tomorrow/i, 2],
  [/明天|明日|tomorrow/i, 1],
  [/前天|day before yesterday/i, -2],
  [/昨天|昨日|yesterday/i, -1],
  [/今天|今日|today/i, 0],
]

/** 2026-10-01, 2026/10/1, 2026年10月1日, 10月1日 (this year), 今天, tomorrow … → 2026-10-01. */
function readDate(text: string, today: string): string | null {
  const full = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text)
  if (full) return toDate(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = /(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text)
  if (short) return toDate(Number(today.slice(0, 4)), Number(short[1]), Number(short[2]))
  for (const [pattern, days] of relativeDays) {
    if (pattern.test(text)) return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  }
  return null
}

function toDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}
