'use client'
import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { createFormat, type Format } from './format.ts'

/** Numbers, percentages, times and durations in the person's language and time zone. */
export function useFormat(): Format {
  const locale = useLocale()
  return useMemo(() => createFormat(locale), [locale])
}
