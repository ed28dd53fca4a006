'use client'
import { useTranslations } from 'next-intl'
import type { Calendar } from '../../flows/document/settings.ts'
import { Segmented } from '../ui/segmented.tsx'
import { CalendarFields } from './calendar-fields.tsx'
import { usualHours } from './opening-hours.ts'

/** Always open, or hours per weekday with closed days and make-up workdays. */
export function HoursEditor({
  calendar,
  timezone,
  onChange,
}: {
  calendar: Calendar | null /** Used when hours are set for the first time. */
  timezone: string
  onChange: (calendar: Calendar | null) => void
}) {
  const t = useTranslations('settings.hours')
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <div className="flex items-center gap-3">
        <legend className="float-left text-ink-2 text-sm">{t('label')}</legend>
        <Segmented
          label={t('label')}
          value={calendar ? 'hours' : 'always'}
          onValueChange={(mode) => onChange(mode === 'hours' ? usualHours(timezone) : null)}
          segments={[
            { value: 'always', label: t('always') },
            { value: 'hours', label: t('byWeekday') },
          ]}
          className="ml-auto"
        />
      </div>
      {calendar && <CalendarFields calendar={calendar} onChange={onChange} />}
    </fieldset>
  )
}
