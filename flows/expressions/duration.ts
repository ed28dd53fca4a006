import type { Language } from '../document/primitives.ts'
import type { Json, JsonObject } from '../engine/types.ts'
import { readNumberWords } from './text/number-words.ts'

// A length of time as a value is `{ durationSeconds }`: whole seconds under one unmistakable key, so that it is never taken for a
// number or a text.

/** About 270 years, the longest a duration gets. */
const MAX_SECONDS = 8_640_000_000

/** The seconds of a duration value; null when it is something else. */
export function asDuration(value: Json | undefined): number | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const seconds = value.durationSeconds
  return typeof seconds === 'number' && Number.isFinite(seconds) && Object.keys(value).length === 1 ? seconds : null
}

/** A duration of so many seconds, to the nearest; null beyond what dates can hold. */
export function toDuration(seconds: number): JsonObject | null {
  const whole = Math.round(seconds)
  return Math.abs(whole) <= MAX_SECONDS ? { durationSeconds: whole === 0 ? 0 : whole } : null
}

/**
 * Seconds meant by a text: `2 天 3 小时`, `2h 30m`, `90 minutes`, `三天`, `P1DT2H`, `1:30:00`.
 * null when it says no duration.
 */
export function readDuration(text: string): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase().slice(0, 200)
  const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(plain)
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)
  const iso = /^(-?)p(?:(\d{1,6})w)?(?:(\d{1,6})d)?(?:t(?:(\d{1,7})h)?(?:(\d{1,8})m)?(?:(\d{1,9})s)?)?$/.exec(plain)
  if (iso && plain.replace('-', '').length > 2) {
    const [, sign, ...counts] = iso
    const seconds = [604_800, 86_400, 3600, 60, 1].reduce((sum, size, index) => sum + size * Number(counts[index] ?? 0), 0)
    return sign ? -seconds : seconds
  }
  let total = 0
  let found = false
  for (const match of plain.matchAll(part)) {
    const size = unitSeconds(match[3] ?? '')
    const half = match[2] === undefined ? 0 : 0.5
    const count = match[1] === undefined ? (half === 0 ? null : 0) : countOf(match[1])
    if (count === null) continue
    total += (count + half + (match[4] === undefined ? 0 : 0.5)) * size
    found = true
  }
  return found && total <= MAX_SECONDS ? Math.round(total) : null
}

const count =
  '\\d{1,9}(?:\\.\\d{1,6})?|[零〇一二两三四五六七八九十百千]{1,8}|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)(?![a-z])'
const unit =
  '个?(?:星期|礼拜|小时|钟头|周|天|日|分钟|分|秒钟|秒|刻钟)|(?:weeks?|wks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|min|m|seconds?|secs?|s)(?![a-z])'
const part = new RegExp(`(?:(${count})\\s*个?\\s*)?(半\\s*)?(${unit})(半)?`, 'g')

function countOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text)
  return text === 'a' || text === 'an' ? 1 : readNumberWords(text)
}

function unitSeconds(name: string): number {
  const bare = name.replace(/^个/, '')
  if (/^(?:星期|礼拜|周|w)/.test(bare)) return 604_800
  if (/^(?:天|日|d)/.test(bare)) return 86_400
  if (/^(?:小时|钟头|h)/.test(bare)) return 3600
  if (bare === '刻钟') return 900
  return /^(?:分|m)/.test(bare) ? 60 : 1
}

const words: Record<Language, { names: readonly [string, string, string, string]; none: string }> = {
  'zh-CN': { names: ['天', '小时', '分钟', '秒'], none: '0 秒' },
  en: { names: ['day', 'hour', 'minute', 'second'], none: '0 seconds' },
}

/** For people: `2 天 3 小时`, `2 days 3 hours`. Without a language as data: `P2DT3H`. */
export function durationText(seconds: number, language?: Language): string {
  const left = Math.abs(Math.round(seconds))
  const parts = [Math.floor(left / 86_400), Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60] as const
  const sign = seconds < 0 ? '-' : ''
  if (language === undefined) {
    const [days, ...clock] = parts
    const time = clock.map((value, index) => (value === 0 ? '' : `${value}${'HMS'[index]}`)).join('')
    return `${sign}P${days === 0 ? '' : `${days}D`}${time === '' ? (days === 0 ? 'T0S' : '') : `T${time}`}`
  }
  const { names, none } = words[language]
  const said = parts.flatMap((value, index) => {
    const name = names[index] ?? ''
    return value === 0 ? [] : [`${value} ${language === 'en' && value !== 1 ? `${name}s` : name}`]
  })
  return said.length === 0 ? none : sign + said.join(' ')
}
