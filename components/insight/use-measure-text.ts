'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Measure } from '../../server/insight/measures.ts'
import type { Format } from '../ui/format.ts'
import { useFormat } from '../ui/use-format.ts'

type Unit = Measure['unit']

/** Figures of measures in words: parts for the large figure, text for everything else, changes with their sign. */
export function useMeasureText() {
  const t = useTranslations('insight')
  const format = useFormat()
  const locale = useLocale()
  return useMemo(() => {
    const days = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' })
    const parts = (unit: Unit, value: number | null): { figure: string; unit: string } =>
      partsOf({ unit, value, format, seconds: t('seconds') })
    const text = (unit: Unit, value: number | null) => {
      const { figure, unit: suffix } = parts(unit, value)
      return suffix === '' ? figure : suffix === '%' ? `${figure}%` : `${figure} ${suffix}`
    }
    return {
      parts,
      text,
      /** +2.1 pp, −9 sec, +12%: counts change in per cent. Null when there is nothing to compare. */
      change: (unit: Unit, value: number | null, previous: number | null): string | null => {
        if (value === null || previous === null) return null
        if (unit === 'share') return t('points', { value: signed((value - previous) * 100, 1, format) })
        if (unit === 'seconds')
          return t('secondsChange', { value: signed(value - previous, Math.abs(value - previous) < 10 ? 1 : 0, format) })
        return previous === 0 ? null : `${signed((value / previous - 1) * 100, 0, format)}%`
      },
      /** 11月2日 of yyyy-mm-dd. */
      day: (date: string) => days.format(Date.parse(date)),
    }
  }, [t, format, locale])
}
export type MeasureText = ReturnType<typeof useMeasureText>

function partsOf({ unit, value, format, seconds }: { unit: Unit; value: number | null; format: Format; seconds: string }) {
  if (value === null) return { figure: '–', unit: '' }
  if (unit === 'share') return { figure: format.number(value * 100, 1), unit: '%' }
  if (unit === 'count') return { figure: format.number(value), unit: '' }
  // The machine answers within a second; a 0 would look like something that was not measured.
  if (value >= 0 && value < 1) return { figure: '<1', unit: seconds }
  // From two minutes on nobody thinks in seconds.
  if (value >= 120) return { figure: format.duration(value * 1000), unit: '' }
  return { figure: format.number(value, value < 10 ? 1 : 0), unit: seconds }
}

function signed(value: number, digits: number, format: Format): string {
  const rounded = Number(value.toFixed(digits))
  if (rounded === 0) return `±${format.number(0)}`
  return `${rounded > 0 ? '+' : '−'}${format.number(Math.abs(rounded), digits)}`
}
