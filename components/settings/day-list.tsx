'use client'
import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Input } from '../ui/input.tsx'

/** A set of dates (YYYY-MM-DD), kept in order. */
export function DayList({ days, onChange }: { days: readonly string[]; onChange: (days: string[]) => void }) {
  const t = useTranslations('common')
  const format = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {days.map((day) => {
        const name = format.format(new Date(`${day}T00:00:00Z`))
        return (
          <span key={day} className="inline-flex h-6 items-center gap-0.5 rounded-sm bg-sunken pl-2 text-sm">
            {name}
            <button
              type="button"
              aria-label={t('removeNamed', { name })}
              onClick={() => onChange(days.filter((other) => other !== day))}
              className="grid size-6 place-items-center text-ink-meta hover:text-ink"
            >
              <X className="size-3" />
            </button>
          </span>
        )
      })}
      <Input
        type="date"
        className="w-36"
        onChange={(event) => {
          const { value } = event.target
          // A year is typed digit by digit: 0002 is on its way to 2026.
          if (!/^2\d{3}-/.test(value)) return
          onChange([...new Set([...days, value])].sort())
          event.target.value = ''
        }}
      />
    </div>
  )
}
