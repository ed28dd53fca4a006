'use client'
import { Copy, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Calendar } from '../../flows/document/settings.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Switch } from '../ui/switch.tsx'
import { TimeField } from '../ui/time-field.tsx'
import { DayList } from './day-list.tsx'
import { faultyDay, type Span, type Weekday, weekdays } from './opening-hours.ts'
import { useWeekdayName } from './opening-hours-text.ts'
import { TimezoneSelect } from './timezone-select.tsx'

/** Hours per weekday with closed days, make-up workdays and the time zone they are meant in. */
export function CalendarFields({ calendar, onChange }: { calendar: Calendar; onChange: (calendar: Calendar) => void }) {
  const t = useTranslations('settings.hours')
  const faulty = faultyDay(calendar)
  const change = (part: Partial<Calendar>) => onChange({ ...calendar, ...part })
  const setDay = (day: Weekday, spans: Span[]) => change({ week: { ...calendar.week, [day]: spans } })
  return (
    <>
      <div className="flex flex-col divide-y divide-line rounded-md border border-line">
        {weekdays.map((day) => (
          <DayRow
            key={day}
            day={day}
            spans={calendar.week[day] ?? []}
            faulty={day === faulty}
            onChange={(spans) => setDay(day, spans)}
            onCopy={day === '1' ? () => change({ week: copiedToWorkdays(calendar) }) : undefined}
          />
        ))}
      </div>
      <Field label={t('closedDays')} help={t('closedDaysHelp')}>
        <DayList days={calendar.closedDays} onChange={(closedDays) => change({ closedDays })} />
      </Field>
      <Field label={t('workdays')} help={t('workdaysHelp')}>
        <DayList
          days={calendar.workdays.map((each) => each.day)}
          onChange={(days) =>
            change({
              workdays: days.map((day) => calendar.workdays.find((each) => each.day === day) ?? { day, spans: calendar.week[1] ?? [] }),
            })
          }
        />
      </Field>
      <Field label={t('timezone')}>
        <TimezoneSelect value={calendar.timezone} onValueChange={(next) => change({ timezone: next })} />
      </Field>
    </>
  )
}

function DayRow({
  day,
  spans,
  faulty,
  onChange,
  onCopy,
}: {
  day: Weekday
  spans: readonly Span[]
  faulty: boolean
  onChange: (spans: Span[]) => void
  onCopy?: () => void
}) {
  const t = useTranslations('settings.hours')
  const name = useWeekdayName()(day)
  const put = (index: number, part: Partial<Span>) => onChange(spans.map((span, at) => (at === index ? { ...span, ...part } : span)))
  const last = spans.at(-1)
  return (
    <div className="flex min-h-10 items-start gap-3 px-3 py-1.5">
      <span className="flex h-7 w-20 items-center gap-2">
        <Switch
          aria-label={name}
          checked={spans.length > 0}
          onCheckedChange={(open) => onChange(open ? [{ from: '09:00', to: '18:00' }] : [])}
        />
        {name}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {spans.length === 0 && <span className="flex h-7 items-center text-ink-meta text-sm">{t('closed')}</span>}
        {spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span has no identity but its place
          <span key={index} className="flex items-center gap-1.5">
            <TimeField
              aria-label={t('opens', { day: name })}
              aria-invalid={faulty || undefined}
              value={span.from}
              onValueChange={(from) => put(index, { from })}
            />
            <span className="text-ink-meta">–</span>
            <TimeField
              aria-label={t('closes', { day: name })}
              aria-invalid={faulty || undefined}
              value={span.to}
              onValueChange={(to) => put(index, { to })}
            />
            {spans.length > 1 && (
              <IconButton icon={X} size="sm" label={t('removeSpan')} onClick={() => onChange(spans.filter((_, at) => at !== index))} />
            )}
          </span>
        ))}
        {faulty && (
          <span role="alert" className="text-bad text-sm">
            {t('faulty')}
          </span>
        )}
      </div>
      {onCopy && spans.length > 0 && (
        <Button size="sm" variant="quiet" icon={Copy} onClick={onCopy} className="mt-0.5">
          {t('copyToWorkdays')}
        </Button>
      )}
      {last && spans.length < 4 && last.to < '23:00' && (
        <IconButton
          icon={Plus}
          size="sm"
          label={t('addSpan')}
          onClick={() => onChange([...spans, { from: last.to, to: '24:00' }])}
          className="mt-0.5"
        />
      )}
    </div>
  )
}

function copiedToWorkdays(calendar: Calendar): Calendar['week'] {
  const monday = calendar.week[1] ?? []
  return { ...calendar.week, 2: monday, 3: monday, 4: monday, 5: monday }
}
