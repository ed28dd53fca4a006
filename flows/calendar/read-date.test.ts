import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDate } from './read-date.ts'
import { addMonths, formatWallTime, instantOf, parseWallTime, relativeWords, wallTimeOf, writeWallTime } from './wall-time.ts'

/** Monday 5 January 2026, ten in the morning. */
const now = { at: Date.UTC(2026, 0, 5, 10), hasTime: true }

describe('a date as people say it', () => {
  test.each([
    ['2026-10-01', '2026-10-01'],
    ['2026/10/1', '2026-10-01'],
    ['2026年10月1日', '2026-10-01'],
    ['十月一日', '2026-10-01'],
    ['10月1号下午3点半', '2026-10-01T15:30'],
    ['10/1', '2026-10-01'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['1/10/2026', null],
    ['Oct 1, 2026', '2026-10-01'],
    ['1st of October', '2026-10-01'],
    ['on 3 March 2027 at 9 am', '2027-03-03T09:00'],
    ['2 天后', '2026-01-07'],
    ['三天前', '2026-01-02'],
    ['两周后', '2026-01-19'],
    ['一个月后', '2026-02-05'],
    ['半小时后', '2026-01-05T10:30'],
    ['3小时前', '2026-01-05T07:00'],
    ['in 2 days', '2026-01-07'],
    ['in two weeks', '2026-01-19'],
    ['an hour ago', '2026-01-05T09:00'],
    ['a month ago', '2025-12-05'],
    ['明天', '2026-01-06'],
    ['明天下午3点', '2026-01-06T15:00'],
    ['后天', '2026-01-07'],
    ['大后天', '2026-01-08'],
    ['前天', '2026-01-03'],
    ['tomorrow at 15:30', '2026-01-06T15:30'],
    ['day after tomorrow', '2026-01-07'],
    ['周三', '2026-01-07'],
    ['下周一', '2026-01-12'],
    ['上周五', '2026-01-02'],
    ['星期天', '2026-01-11'],
    ['next Monday', '2026-01-12'],
    ['Friday', '2026-01-09'],
    ['last Friday', '2026-01-02'],
    ['今晚8点', '2026-01-05T20:00'],
    ['3:05 pm', '2026-01-05T15:05'],
    ['noon', '2026-01-05T12:00'],
    ['2026-02-30', null],
    ['2026年2月30日', null],
    ['25:00', null],
    ['hello', null],
    ['我要退货', null],
    ['', null],
  ])('%s → %s', (text, date) => {
    expect(readDate(text, now)).toBe(date)
  })

  test('any text gives a date that exists, or nothing, at once', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc
            .array(fc.constantFrom('一', '天', '后', '前', '月', '3', 'in ', 'a ', 'ago', '周', '点', '半', ':', '/', '2026', '-'), {
              maxLength: 80,
            })
            .map((parts) => parts.join('')),
        ),
        (text) => {
          const date = readDate(text, now)
          if (date !== null) expect(writeWallTime(parseWallTime(date) ?? { at: Number.NaN, hasTime: false })).toBe(date)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

const wallTimes = fc.record({
  at: fc.integer({ min: -60_000_000, max: 250_000_000 }).map((minutes) => minutes * 60_000),
  hasTime: fc.constant(true),
})

test('reading is the inverse of writing', () => {
  fc.assert(
    fc.property(wallTimes, (time) => {
      expect(parseWallTime(writeWallTime(time) ?? '')).toEqual(time)
    }),
  )
})

test('the wall clock of an instant leads back to the instant, in every zone, except in the hour that is shown twice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e9 }),
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'),
      (seconds, zone) => {
        const instant = seconds * 1000
        const back = instantOf(wallTimeOf(instant, zone), zone)
        expect([0, 3_600_000]).toContain(Math.abs(back - instant))
        expect(wallTimeOf(back, zone)).toEqual(wallTimeOf(instant, zone))
      },
    ),
  )
})

test('months keep to the last day', () => {
  const day = (text: string) => parseWallTime(text) ?? { at: 0, hasTime: false }
  expect(writeWallTime(addMonths(day('2024-01-31'), 1))).toBe('2024-02-29')
  expect(writeWallTime(addMonths(day('2026-03-31'), -1))).toBe('2026-02-28')
  expect(writeWallTime(addMonths(day('2026-11-30'), 3))).toBe('2027-02-28')
})

test('written for people, in both languages', () => {
  const time = { at: Date.UTC(2026, 2, 1, 15, 5), hasTime: true }
  expect(formatWallTime(time, 'zh-CN')).toBe('2026年3月1日 15:05')
  expect(formatWallTime(time, 'en')).toBe('1 March 2026, 15:05')
  expect(formatWallTime(time, 'zh-CN', "M月d日 EEEE a h:mm '见'")).toBe('3月1日 星期日 下午 3:05 见')
  expect(formatWallTime(time, 'en', 'EEE d MMM yy, h:mm a')).toBe('Sun 1 Mar 26, 3:05 pm')
  const from = (hours: number, language: 'en' | 'zh-CN') => relativeWords({ at: now.at + hours * 3_600_000, hasTime: true }, now, language)
  expect([from(1, 'en'), from(-3, 'zh-CN'), from(24, 'en'), from(72, 'zh-CN'), from(0, 'zh-CN')]).toEqual([
    'in 1 hour',
    '3 小时前',
    'tomorrow',
    '3 天后',
    '现在',
  ])
})
