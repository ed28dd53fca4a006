import { readNumberWords } from '../expressions/text/number-words.ts'

const spans: Record<string, 'am' | 'pm'> = {
  凌晨: 'am',
  清晨: 'am',
  早上: 'am',
  早晨: 'am',
  上午: 'am',
  中午: 'pm',
  下午: 'pm',
  傍晚: 'pm',
  晚上: 'pm',
  晚: 'pm',
}
const parts: Record<string, number> = { 半: 30, 一刻: 15, 三刻: 45 }

/**
 * The first time of day in a text as `19:30`, or null: 7 pm, 7:30 p.m., 19:30, noon, 晚上七点半. `bare`: a number alone is an
 * hour too (the answer to "at what time?").
 */
export function readTime(text: string, bare = false): string | null {
  const plain = text.slice(0, 500).normalize('NFKC').toLowerCase()
  return readEnglish(plain) ?? readClock(plain) ?? readChinese(plain) ?? readNamed(plain) ?? (bare ? readBare(plain) : null)
}

function readEnglish(text: string): string | null {
  const match = /(?<![\d:.])(\d{1,2})(?:[:.](\d\d))?\s*([ap])\.?\s?m\b/.exec(text)
  return match ? clock(Number(match[1]), Number(match[2] ?? 0), match[3] === 'p' ? 'pm' : 'am') : null
}

function readClock(text: string): string | null {
  const match = /(?<![\d:.])(\d{1,2}):(\d\d)(?![\d:])/.exec(text)
  return match ? clock(Number(match[1]), Number(match[2]), spanBefore(text, match.index)) : null
}

function readChinese(text: string): string | null {
  const match = /([零〇一二两三四五六七八九十\d]{1,3})\s*[点时](?:钟|整)?\s*(半|一刻|三刻|([零〇一二三四五六七八九十\d]{1,3})\s*分?)?/.exec(
    text,
  )
  if (!match) return null
  const span = spanBefore(text, match.index)
  // 一点 is "a bit" more often than one o'clock.
  if (/^[一1]点$/.test(match[0]) && span === null) return null
  const hour = readNumberWords(match[1] ?? '')
  const minute = match[2] === undefined ? 0 : (parts[match[2]] ?? readNumberWords(match[3] ?? ''))
  return hour === null || minute === null ? null : clock(hour, minute, span)
}

function readNamed(text: string): string | null {
  if (/\bnoon\b|正午/.test(text)) return '12:00'
  return /\bmidnight\b|半夜|午夜/.test(text) ? '00:00' : null
}

function readBare(text: string): string | null {
  const match = /^\D{0,12}?(\d{1,2})\D{0,8}$/.exec(text.trim())
  return match ? clock(Number(match[1]), 0, null) : null
}

/** The word for a part of the day that stands right before the hour. */
function spanBefore(text: string, at: number): 'am' | 'pm' | null {
  const before = text.slice(Math.max(0, at - 4), at).trimEnd()
  const word = Object.keys(spans).find((each) => before.endsWith(each))
  return word === undefined ? null : (spans[word] ?? null)
}

function clock(hour: number, minute: number, span: 'am' | 'pm' | null): string | null {
  const full = span === 'pm' && hour < 12 ? hour + 12 : span === 'am' && hour === 12 ? 0 : hour
  if (!Number.isInteger(full) || full > 24 || minute > 59 || (full === 24 && minute > 0)) return null
  return `${String(full % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
