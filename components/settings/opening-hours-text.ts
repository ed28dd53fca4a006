'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { Calendar } from '../../flows/document/settings.ts'
import { groupedHours, type Weekday } from './opening-hours.ts'

/** "周一至周五 09:00–18:00" · "Mon–Fri 09:00–18:00, Sat 10:00–16:00". */
export function useHoursText(): (calendar: unknown) => string {
  const t = useTranslations('settings.hours')
  const weekdayName = useWeekdayName()
  return (value) => {
    const calendar = value as Calendar | null
    if (!calendar) return t('always')
    const groups = groupedHours(calendar)
    if (groups.length === 0) return t('never')
    const days = (list: Weekday[]) =>
      isRun(list) && list.length > 2
        ? t('dayRange', { from: weekdayName(list[0] ?? '1'), to: weekdayName(list.at(-1) ?? '1') })
        : list.map(weekdayName).join(t('listComma'))
    return groups
      .map((group) => `${days(group.days)} ${group.spans.map((span) => `${span.from}–${span.to}`).join(t('listComma'))}`)
      .join(t('listSemicolon'))
  }
}

export function useWeekdayName(): (day: Weekday) => string {
  const locale = useLocale()
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  // 1 January 2024 was a Monday.
  return (day) => format.format(Date.UTC(2024, 0, Number(day)))
}

function isRun(days: readonly Weekday[]): boolean {
  return days.every((day, index) => index === 0 || Number(day) === Number(days[index - 1]) + 1)
}
