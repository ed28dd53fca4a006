import type { Json } from '../../engine/types.ts'
import { asDuration, durationText, readDuration, toDuration } from '../duration.ts'
import { toNumber, toText } from '../values.ts'
import { type FunctionEntry, languageOf } from './entry.ts'

export const durationFunctions = {
  duration: {
    signatures: ['text: text → duration?'],
    zh: '读出一段时间：“2 小时 30 分钟”“3天”“90m”。',
    en: 'Reads a length of time: “2 hours 30 minutes”, “3d”, “90m”.',
    example: ['duration("2 小时 30 分钟")', { durationSeconds: 9000 }],
    run: ([text]) => {
      const seconds = readDuration(toText(text))
      return seconds === null ? null : toDuration(seconds)
    },
  },
  days: {
    signatures: ['count: number → duration?'],
    zh: '几天这么长；可以加在日期上。',
    en: 'So many days; can be added to a date.',
    example: ['"2026-03-01" + days(2)', '2026-03-03'],
    run: ([count = null]) => times(count, 86_400),
  },
  hours: {
    signatures: ['count: number → duration?'],
    zh: '几小时这么长。',
    en: 'So many hours.',
    example: ['"2026-03-01T22:00" + hours(3)', '2026-03-02T01:00'],
    run: ([count = null]) => times(count, 3600),
  },
  minutes: {
    signatures: ['count: number → duration?'],
    zh: '几分钟这么长。',
    en: 'So many minutes.',
    example: ['minutes(90) == duration("1.5 hours")', true],
    run: ([count = null]) => times(count, 60),
  },
  seconds: {
    signatures: ['count: number → duration?'],
    zh: '几秒这么长。',
    en: 'So many seconds.',
    example: ['seconds(90) > minutes(1)', true],
    run: ([count = null]) => times(count, 1),
  },
  inDays: {
    signatures: ['duration: duration → number?'],
    zh: '一共多少天（可带小数）。',
    en: 'The whole of it in days, with a fraction.',
    example: ['inDays(hours(36))', 1.5],
    run: ([value]) => counted(value, 86_400),
  },
  inHours: {
    signatures: ['duration: duration → number?'],
    zh: '一共多少小时。',
    en: 'The whole of it in hours.',
    example: ['inHours("2026-03-02T08:00" - "2026-03-01")', 32],
    run: ([value]) => counted(value, 3600),
  },
  inMinutes: {
    signatures: ['duration: duration → number?'],
    zh: '一共多少分钟。',
    en: 'The whole of it in minutes.',
    example: ['inMinutes(hours(2))', 120],
    run: ([value]) => counted(value, 60),
  },
  formatDuration: {
    signatures: ['duration: duration, language?: text → text'],
    zh: '写成“2 天 3 小时”。',
    en: 'In words: “2 days 3 hours”.',
    example: ['formatDuration(minutes(150), "en")', '2 hours 30 minutes'],
    run: ([value, language], context) => {
      const seconds = asDuration(value)
      return seconds === null ? '' : durationText(seconds, languageOf(language, context))
    },
  },
} satisfies Record<string, FunctionEntry>

function times(count: Json, unit: number): Json {
  const number = toNumber(count)
  return number === null ? null : toDuration(number * unit)
}

function counted(value: Json | undefined, unit: number): number | null {
  const seconds = asDuration(value)
  return seconds === null ? null : seconds / unit
}
