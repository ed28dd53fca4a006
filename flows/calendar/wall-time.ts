import type { Language } from '../document/primitives.ts'
import { localTime } from './local-time.ts'

/**
 * A date as expressions hold it: `2026-10-01`, or with a time of day `2026-10-01T09:30`. It is what calendar and clock on the wall
 * show where the business is, so that texts order as dates do and adding days never meets summer time.
 */
export type WallTime = { /** Milliseconds as if the wall clock showed UTC. */ at: number; hasTime: boolean }

const DAY = 86_400_000
/** Years 1 to 9999. */
const EARLIEST = Date.UTC(1, 0, 1) - 1900 * 365.2425 * DAY
const LATEST = 253_402_300_799_999

/** Read the exact form. null for anything else, also for the 30th of February. */
export function parseWallTime(text: string): WallTime | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim())
  if (!match) return null
  const [, year, month, day, hour, minute, second] = match.map(Number)
  const date = wallDate(year ?? 0, month ?? 0, day ?? 0)
  if (date === null) return null
  if (match[4] === undefined) return { at: date, hasTime: false }
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null
  return { at: date + ((hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second || 0)) * 1000, hasTime: true }
}

/** Milliseconds of a day that exists, else null. */
export function wallDate(year: number, month: number, day: number): number | null {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return year >= 1 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null
}

/** The exact form; seconds only when there are any. null outside the years 1 to 9999. */
export function writeWallTime({ at, hasTime }: WallTime): string | null {
  if (!Number.isFinite(at) || at < EARLIEST || at > LATEST) return null
  const iso = new Date(at).toISOString()
  if (!/^\d/.test(iso)) return null
  if (!hasTime) return iso.slice(0, 10)
  return iso.slice(17, 19) === '00' ? iso.slice(0, 16) : iso.slice(0, 19)
}

/** Months later; the 31st becomes the last day of a shorter month. */
export function addMonths({ at, hasTime }: WallTime, months: number): WallTime {
  const date = new Date(at)
  const first = new Date(at)
  first.setUTCDate(1)
  first.setUTCMonth(first.getUTCMonth() + months)
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date.getUTCDate(), last))
  return { at: first.getTime(), hasTime }
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf({ at }: WallTime): number {
  return new Date(at).getUTCDay() || 7
}

/** What the wall shows at an instant. */
export function wallTimeOf(instant: number, timezone: string): WallTime {
  const { date, hour, minute, second } = localTime(instant, timezone)
  const day = parseWallTime(date)
  return { at: (day?.at ?? 0) + (hour * 3600 + minute * 60 + second) * 1000, hasTime: true }
}

/** The instant at which the wall shows this; in the hour that summer time skips or repeats, the earlier offset counts. */
export function instantOf({ at }: WallTime, timezone: string): number {
  const guess = at - offsetAt(at, timezone)
  return at - offsetAt(guess, timezone)
}

function offsetAt(instant: number, timezone: string): number {
  const whole = Math.floor(instant / 1000) * 1000
  return wallTimeOf(whole, timezone).at - whole
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const patterns: Record<Language, { date: string; time: string }> = {
  'zh-CN': { date: 'yyyy年M月d日', time: ' HH:mm' },
  en: { date: 'd MMMM yyyy', time: ', HH:mm' },
}

/**
 * A date for people. Without a pattern the usual long form of the language. Pattern letters as in Unicode: yyyy yy MMMM MMM MM M dd d
 * EEEE EEE HH H hh h mm ss a; text in single quotes stands as it is.
 */
export function formatWallTime(time: WallTime, language: Language, pattern?: string): string {
  const { date, time: clock } = patterns[language]
  const used = pattern === undefined || pattern === '' ? date + (time.hasTime ? clock : '') : pattern.slice(0, 100)
  const when = new Date(time.at)
  const two = (value: number) => String(value).padStart(2, '0')
  return used.replace(/'([^']{0,100})'|yyyy|yy|M{1,4}|dd?|E{1,4}|HH?|hh?|mm?|ss?|a/g, (token: string, quoted?: string) => {
    if (quoted !== undefined) return quoted
    const month = when.getUTCMonth()
    const hour = when.getUTCHours()
    const weekday = weekdayOf(time)
    switch (token) {
      case 'yyyy':
        return String(when.getUTCFullYear()).padStart(4, '0')
      case 'yy':
        return two(when.getUTCFullYear() % 100)
      case 'MMMM':
        return language === 'en' ? (months[month] ?? '') : `${month + 1}月`
      case 'MMM':
        return language === 'en' ? (months[month] ?? '').slice(0, 3) : `${month + 1}月`
      case 'MM':
        return two(month + 1)
      case 'M':
        return String(month + 1)
      case 'dd':
        return two(when.getUTCDate())
      case 'd':
        return String(when.getUTCDate())
      case 'EEEE':
        return language === 'en' ? (weekdays[weekday - 1] ?? '') : `星期${'一二三四五六日'[weekday - 1]}`
      case 'HH':
        return two(hour)
      case 'H':
        return String(hour)
      case 'hh':
        return two(hour % 12 || 12)
      case 'h':
        return String(hour % 12 || 12)
      case 'mm':
        return two(when.getUTCMinutes())
      case 'm':
        return String(when.getUTCMinutes())
      case 'ss':
        return two(when.getUTCSeconds())
      case 's':
        return String(when.getUTCSeconds())
      case 'a':
        return language === 'en' ? (hour < 12 ? 'am' : 'pm') : hour < 12 ? '上午' : '下午'
      default:
        return language === 'en' ? (weekdays[weekday - 1] ?? '').slice(0, 3) : `周${'一二三四五六日'[weekday - 1]}`
    }
  })
}

/** How far a date is from now: `2 天后`, `in 2 days`, `3 小时前`, `yesterday`. Days are counted by the calendar. */
export function relativeWords(time: WallTime, now: WallTime, language: Language): string {
  const days = Math.floor(time.at / DAY) - Math.floor(now.at / DAY)
  const minutes = Math.round((time.at - now.at) / 60_000)
  const near = time.hasTime && Math.abs(minutes) < 24 * 60 && (Math.abs(days) === 0 || Math.abs(minutes) < 12 * 60)
  if (near) {
    if (minutes === 0) return language === 'en' ? 'now' : '现在'
    const hours = Math.round(minutes / 60)
    return Math.abs(minutes) < 60 ? said(minutes, language, '分钟', 'minute') : said(hours, language, '小时', 'hour')
  }
  const named = { 'zh-CN': ['昨天', '今天', '明天'], en: ['yesterday', 'today', 'tomorrow'] }[language][days + 1]
  return Math.abs(days) <= 1 && named ? named : said(days, language, '天', 'day')
}

function said(count: number, language: Language, chinese: string, english: string): string {
  const size = Math.abs(count)
  if (language === 'zh-CN') return `${size} ${chinese}${count < 0 ? '前' : '后'}`
  const unit = size === 1 ? english : `${english}s`
  return count < 0 ? `${size} ${unit} ago` : `in ${size} ${unit}`
}
