'use client'
import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { Combobox } from '../ui/combobox.tsx'

/** Any time zone the browser knows, found by its place name or its difference to UTC. */
export function TimezoneSelect({ value, onValueChange }: { value: string; onValueChange: (timezone: string) => void }) {
  const locale = useLocale()
  const options = useMemo(() => {
    const zones = new Set([value, ...Intl.supportedValuesOf('timeZone')])
    return [...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), detail: offsetOf(zone, locale) }))
  }, [value, locale])
  return <Combobox value={value} onValueChange={onValueChange} options={options} />
}

function offsetOf(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date())
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}
