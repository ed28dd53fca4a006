import { readDate } from '../../calendar/read-date.ts'
import {
  addMonths,
  formatWallTime,
  instantOf,
  relativeWords,
  type WallTime,
  wallTimeOf,
  weekdayOf,
  writeWallTime,
} from '../../calendar/wall-time.ts'
import type { Json } from '../../engine/types.ts'
import { toNumber, toText } from '../values.ts'
import { dateOf, type FunctionEntry, languageOf } from './entry.ts'

const DAY = 86_400_000

export const dateFunctions = {
  parseDate: {
    signatures: ['text: text → date?'],
    zh: '读出日期：“2026年10月1日”“下周一”“2 天后”“明天下午3点”。',
    en: 'Reads a date: “1 Oct 2026”, “next Monday”, “in 2 days”, “tomorrow 3 pm”.',
    example: ['parseDate("2026年10月1日下午3点半")', '2026-10-01T15:30'],
    run: ([text], context) => readDate(toText(text), wallTimeOf(context.now, context.timezone)),
  },
  formatDate: {
    signatures: ['date: date, pattern?: text, language?: text → text'],
    zh: '写出日期；格式如 "M月d日 EEEE HH:mm"，语言 "zh" 或 "en"。',
    en: 'A date in words; a pattern such as "d MMM yyyy, HH:mm", a language "zh" or "en".',
    example: ['formatDate("2026-03-01", "EEEE, d MMMM yyyy", "en")', 'Sunday, 1 March 2026'],
    run: ([date, pattern, language], context) =>
      on(date, (time) => formatWallTime(time, languageOf(language, context), pattern === undefined ? undefined : toText(pattern))) ?? '',
  },
  fromNow: {
    signatures: ['date: date, language?: text → text'],
    zh: '离现在多远：“2 天后”“昨天”。',
    en: 'How far from now: “in 2 days”, “yesterday”.',
    example: ['addDays(now.date, 2).fromNow("en")', 'in 2 days'],
    run: ([date, language], context) =>
      on(date, (time) => relativeWords(time, wallTimeOf(context.now, context.timezone), languageOf(language, context))) ?? '',
  },
  addDays: {
    signatures: ['date: date, days: number → date?'],
    zh: '几天后（负数为几天前）的日期。',
    en: 'The date so many days later, or earlier with a negative number.',
    example: ['addDays("2026-03-01", -1)', '2026-02-28'],
    run: ([date, days = null]) => shift(date, days, (time, count) => ({ ...time, at: time.at + count * DAY })),
  },
  addMonths: {
    signatures: ['date: date, months: number → date?'],
    zh: '几个月后的日期；没有那一天时取当月最后一天。',
    en: 'So many months later; the last day of the month where the day does not exist.',
    example: ['addMonths("2026-01-31", 1)', '2026-02-28'],
    run: ([date, months = null]) => shift(date, months, addMonths),
  },
  daysBetween: {
    signatures: ['from: date, to: date → number?'],
    zh: '两个日期相差几天。',
    en: 'Days from one date to another.',
    example: ['daysBetween("2026-02-27", "2026-03-01")', 2],
    run: ([from, to]) => {
      const a = lenient(from)
      const b = lenient(to)
      return a && b ? Math.floor(b.at / DAY) - Math.floor(a.at / DAY) : null
    },
  },
  weekday: {
    signatures: ['date: date → number?'],
    zh: '星期几，1 是星期一，7 是星期日。',
    en: 'Day of the week, 1 for Monday to 7 for Sunday.',
    example: ['weekday("2026-03-01")', 7],
    run: ([date]) => on(date, weekdayOf),
  },
  startOfDay: {
    signatures: ['date: date → date?'],
    zh: '当天零点（业务所在时区）。',
    en: 'Midnight at the beginning of that day, where the business is.',
    example: ['startOfDay("2026-03-01T15:30")', '2026-03-01T00:00'],
    run: ([date]) => on(date, (time) => writeWallTime({ at: Math.floor(time.at / DAY) * DAY, hasTime: true })),
  },
  startOfWeek: {
    signatures: ['date: date → date?'],
    zh: '那一周的星期一。',
    en: 'The Monday of that week.',
    example: ['startOfWeek("2026-03-01")', '2026-02-23'],
    run: ([date]) => on(date, (time) => dayOnly(Math.floor(time.at / DAY) * DAY - (weekdayOf(time) - 1) * DAY)),
  },
  startOfMonth: {
    signatures: ['date: date → date?'],
    zh: '那个月的一号。',
    en: 'The first of that month.',
    example: ['startOfMonth("2026-03-15")', '2026-03-01'],
    run: ([date]) => on(date, (time) => dayOnly(Math.floor(time.at / DAY) * DAY - (new Date(time.at).getUTCDate() - 1) * DAY)),
  },
  endOfMonth: {
    signatures: ['date: date → date?'],
    zh: '那个月的最后一天。',
    en: 'The last day of that month.',
    example: ['endOfMonth("2026-02-15")', '2026-02-28'],
    run: ([date]) =>
      on(date, (time) => {
        const first = Math.floor(time.at / DAY) * DAY - (new Date(time.at).getUTCDate() - 1) * DAY
        return dayOnly(addMonths({ at: first, hasTime: false }, 1).at - DAY)
      }),
  },
  atTime: {
    signatures: ['date: date, time: text → date?'],
    zh: '那一天的某个时刻。',
    en: 'That day at a time of day.',
    example: ['atTime("2026-03-01", "09:30")', '2026-03-01T09:30'],
    run: ([date, clock]) => {
      const match = /^(\d{1,2}):(\d{2})$/.exec(toText(clock).trim())
      const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : -1
      if (minutes < 0 || minutes >= 1440 || Number(match?.[2]) > 59) return null
      return on(date, (time) => writeWallTime({ at: Math.floor(time.at / DAY) * DAY + minutes * 60_000, hasTime: true }))
    },
  },
  dayOf: {
    signatures: ['date: date → date?'],
    zh: '去掉时刻，只留日期。',
    en: 'The day alone, without its time.',
    example: ['dayOf("2026-03-01T15:30")', '2026-03-01'],
    run: ([date]) => on(date, (time) => dayOnly(time.at)),
  },
  year: {
    signatures: ['date: date → number?'],
    zh: '年份。',
    en: 'The year.',
    example: ['year("2026-03-01")', 2026],
    run: ([date]) => on(date, (time) => new Date(time.at).getUTCFullYear()),
  },
  month: {
    signatures: ['date: date → number?'],
    zh: '月份，1 到 12。',
    en: 'The month, 1 to 12.',
    example: ['month("2026-03-01")', 3],
    run: ([date]) => on(date, (time) => new Date(time.at).getUTCMonth() + 1),
  },
  day: {
    signatures: ['date: date → number?'],
    zh: '几号，1 到 31。',
    en: 'The day of the month, 1 to 31.',
    example: ['day("2026-03-01")', 1],
    run: ([date]) => on(date, (time) => new Date(time.at).getUTCDate()),
  },
  hour: {
    signatures: ['date: date → number?'],
    zh: '几点，0 到 23。',
    en: 'The hour, 0 to 23.',
    example: ['hour("2026-03-01T15:30")', 15],
    run: ([date]) => on(date, (time) => new Date(time.at).getUTCHours()),
  },
  dateFrom: {
    signatures: ['timestamp: number → date?'],
    zh: '由毫秒时间戳得到业务所在时区的日期和时间。',
    en: 'Date and time where the business is, from a timestamp in milliseconds.',
    example: ['dateFrom(0)', '1970-01-01T08:00'],
    run: ([timestamp = null], { timezone }) => {
      const instant = toNumber(timestamp)
      return instant === null || Math.abs(instant) > 6e13 ? null : writeWallTime(wallTimeOf(instant, timezone))
    },
  },
  timestamp: {
    signatures: ['date: date → number?'],
    zh: '日期对应的毫秒时间戳（业务所在时区）。',
    en: 'A date where the business is as a timestamp in milliseconds.',
    example: ['timestamp("1970-01-01T08:00")', 0],
    run: ([date], { timezone }) => on(date, (time) => instantOf(time, timezone)),
  },
} satisfies Record<string, FunctionEntry>

function on<T>(date: Json | undefined, fn: (time: WallTime) => T): T | null {
  const time = dateOf(date)
  return time ? fn(time) : null
}

function dayOnly(at: number): string | null {
  return writeWallTime({ at, hasTime: false })
}

function shift(date: Json | undefined, count: Json, fn: (time: WallTime, count: number) => WallTime): string | null {
  const time = lenient(date)
  const number = toNumber(count)
  if (!time || number === null || Math.abs(number) > 100_000) return null
  return writeWallTime(fn(time, Math.trunc(number)))
}

/** Older formulas hand over texts that only begin with a date. */
function lenient(date: Json | undefined): WallTime | null {
  return dateOf(date) ?? dateOf(toText(date).slice(0, 10))
}
