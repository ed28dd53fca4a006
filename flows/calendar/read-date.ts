import { readDuration } from '../expressions/duration.ts'
import { readNumberWords } from '../expressions/text/number-words.ts'
import { addMonths, parseWallTime, type WallTime, wallDate, weekdayOf, writeWallTime } from './wall-time.ts'

const DAY = 86_400_000

/**
 * The date a person means: `2026-10-01`, `2026年10月1日下午3点半`, `10月1日`, `Oct 1, 2026`, `2 天后`, `in 3 hours`, `明天 15:30`,
 * `下周一`, `next Monday`, `上个月`. Day before month is never guessed: 1/10/2026 is read only when one of the two cannot be a month.
 * null when the text names no date.
 */
export function readDate(text: string, now: WallTime): string | null {
  const plain = text.slice(0, 200).normalize('NFKC').trim().toLowerCase()
  const exact = parseWallTime(plain.toUpperCase())
  if (exact) return writeWallTime(exact)
  const today = Math.floor(now.at / DAY) * DAY
  const shifted = readShift(plain, now)
  if (shifted?.hasTime) return writeWallTime(shifted)
  const clock = readClock(plain)
  const day = shifted?.at ?? findDay(plain, now) ?? (clock === null ? null : today)
  if (day === null) return null
  return writeWallTime(clock === null ? { at: day, hasTime: false } : { at: day + clock * 60_000, hasTime: true })
}

/** The day alone, for whoever asks for a day: a time of day by itself (`下午3点`, `in 2 hours`) names none. */
export function readDay(text: string, now: WallTime): string | null {
  const plain = text.slice(0, 200).normalize('NFKC').trim().toLowerCase()
  const exact = parseWallTime(plain.toUpperCase())
  const shifted = exact ? null : readShift(plain, now)
  const day = exact?.at ?? (shifted?.hasTime ? null : shifted?.at) ?? findDay(plain, now)
  return day === null ? null : writeWallTime({ at: Math.floor(day / DAY) * DAY, hasTime: false })
}

/** `2 天后`, `3 小时前`, `in 2 weeks`, `a month ago`. Hours and minutes give a time of day, days and more do not. */
function readShift(text: string, now: WallTime): WallTime | null {
  const match =
    /^\s*(.{1,40}?)\s*(?:之?(?:后|前)|以(?:后|前))/.exec(text) ??
    /\bin ((?:\S+ ){0,3}\S+)/.exec(text) ??
    /((?:\S+ ){0,3}\S+) (?:ago|from now|later)\b/.exec(text)
  if (!match || /^(?:大?[前后])/.test(text)) return null
  const amount = match[1] ?? ''
  const back = /前|\bago\b/.test(match[0]) ? -1 : 1
  const today = Math.floor(now.at / DAY) * DAY
  const long = /^(.{1,20}?)\s*(?:个)?\s*(月|年|months?|years?)$/.exec(amount)
  if (long) {
    const count = countOf(long[1] ?? '')
    return count === null
      ? null
      : { at: addMonths({ at: today, hasTime: false }, back * count * (/年|y/.test(long[2] ?? '') ? 12 : 1)).at, hasTime: false }
  }
  const seconds = readDuration(amount)
  if (seconds === null) return null
  const whole = seconds % 86_400 === 0
  return whole
    ? { at: today + back * seconds * 1000, hasTime: false }
    : { at: Math.floor(now.at / 60_000) * 60_000 + back * seconds * 1000, hasTime: true }
}

function countOf(text: string): number | null {
  const count = /^an?$/.test(text.trim()) ? 1 : text.trim() === '半' ? null : readNumberWords(text)
  return count !== null && Number.isInteger(count) && Math.abs(count) <= 5000 ? count : null
}

const namedDays: readonly [RegExp, number][] = [
  [/大后天/, 3],
  [/大前天/, -3],
  [/后天|day after tomorrow/, 2],
  [/前天|day before yesterday/, -2],
  [/明[天日早晚]|tomorrow/, 1],
  [/昨[天日晚]|yesterday/, -1],
  [/今[天日早晚]|today|tonight/, 0],
]
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const englishDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
// Whole names and their short forms: "2 decent lamps" is no day of December.
const month =
  '\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:(?<=jan)uary|(?<=feb)ruary|(?<=mar)ch|(?<=apr)il|(?<=jun)e|(?<=jul)y|(?<=aug)ust|(?<=sep)t(?:ember)?|(?<=oct)ober|(?<=nov|dec)ember)?\\b\\.?'

function findDay(text: string, now: WallTime): number | null {
  const today = Math.floor(now.at / DAY) * DAY
  const year = new Date(today).getUTCFullYear()
  const full = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text)
  if (full) return wallDate(Number(full[1]), Number(full[2]), Number(full[3]))
  const dayFirst = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month},?(?: (\\d{4}))?`).exec(text)
  if (dayFirst) return wallDate(Number(dayFirst[3] ?? year), englishMonths.indexOf(dayFirst[2] ?? '') + 1, Number(dayFirst[1]))
  const monthFirst = new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,?(?: (\\d{4}))?`).exec(text)
  if (monthFirst) return wallDate(Number(monthFirst[3] ?? year), englishMonths.indexOf(monthFirst[1] ?? '') + 1, Number(monthFirst[2]))
  const chinese = /(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})/.exec(text)
  if (chinese) return wallDate(year, readNumberWords(chinese[1] ?? '') ?? 0, readNumberWords(chinese[2] ?? '') ?? 0)
  const slashes = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?(?!\d)/.exec(text)
  if (slashes) return readSlashes(Number(slashes[1]), Number(slashes[2]), slashes[3] === undefined ? null : Number(slashes[3]), year)
  for (const [pattern, days] of namedDays) if (pattern.test(text)) return today + days * DAY
  return readWeekday(text, now, today)
}

/** 10/1 is the first of October as in the rest of the product; with a year at the end both readings are common, so only a clear one counts. */
function readSlashes(a: number, b: number, year: number | null, thisYear: number): number | null {
  if (year === null) return wallDate(thisYear, a, b)
  if (a > 12) return wallDate(year, b, a)
  return b > 12 || a === b ? wallDate(year, a, b) : null
}

/** 周三 and Wednesday: the next one from today on. 下周三: of next week. next Wednesday: the first after today. */
function readWeekday(text: string, now: WallTime, today: number): number | null {
  const chinese = /(上上|下下|上|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])/.exec(text)
  const current = weekdayOf(now)
  if (chinese) {
    const wanted = '一二三四五六日'.indexOf((chinese[2] ?? '').replace('天', '日')) + 1
    const which = chinese[1]
    if (which === undefined) return today + ((wanted - current + 7) % 7) * DAY
    const weeks = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 }[which] ?? 0
    return today + (wanted - current + weeks * 7) * DAY
  }
  const english = /(?:\b(next|last|this|on) )?\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(day)?\b/.exec(text)
  if (!english) return null
  // Short forms are words of their own: the sun, she sat. Alone, or after one of these words, they are days.
  if (english[3] === undefined && english[1] === undefined && english[0] !== text) return null
  const wanted = englishDays.indexOf((english[2] ?? '').slice(0, 3)) + 1
  const ahead = (wanted - current + 7) % 7
  if (english[1] === 'last') return today + (ahead - 7) * DAY
  return today + (english[1] === 'next' && ahead === 0 ? 7 : ahead) * DAY
}

/** Minutes of the day: `15:30`, `下午3点半`, `3点一刻`, `9 am`, `noon`. */
function readClock(text: string): number | null {
  const pm = /下午|晚上|傍晚|今晚|明晚|昨晚/.test(text)
  const colon = /(?<!\d)(\d{1,2}):([0-5]\d)(?:\s*([ap])\.?m)?/.exec(text)
  if (colon) return minutes(Number(colon[1]), Number(colon[2]), colon[3] === 'p' || (pm && colon[3] === undefined), colon[3] === 'a')
  const chinese = /(\d{1,2}|[零一二两三四五六七八九十]{1,3})\s*[点时](?!间)\s*(半|一刻|三刻|\d{1,2}|[零一二三四五六七八九十]{1,3})?/.exec(
    text,
  )
  if (chinese) {
    const part = chinese[2]
    const past = part === undefined ? 0 : part === '半' ? 30 : part === '一刻' ? 15 : part === '三刻' ? 45 : (readNumberWords(part) ?? 0)
    return minutes(
      readNumberWords(chinese[1] ?? '') ?? 99,
      past,
      pm || (/中午/.test(text) && !/1[12]|十[一二]/.test(chinese[1] ?? '')),
      false,
    )
  }
  const english = /(?<!\d)(\d{1,2})\s*([ap])\.?m\b/.exec(text)
  if (english) return minutes(Number(english[1]), 0, english[2] === 'p', english[2] === 'a')
  return /\bnoon\b|中午/.test(text) ? 720 : /\bmidnight\b/.test(text) ? 0 : null
}

function minutes(hour: number, minute: number, afternoon: boolean, morning: boolean): number | null {
  const full = afternoon && hour < 12 ? hour + 12 : morning && hour === 12 ? 0 : hour
  return full <= 23 && minute <= 59 ? full * 60 + minute : null
}
