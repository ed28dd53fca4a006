'use client'
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { useApi } from '../api/use-api.ts'

const own = ['missedOffers', 'disconnected'] as const

/** Why agents go on a break, in the reader's language: those that are offered, and any recorded reason in words. */
export function useBreakReasons(): { offered: { id: string; name: string }[]; reasonText(reason: string): string } {
  const t = useTranslations('desk.presence.reason')
  const locale = useLocale()
  const { data } = useQuery({ ...useApi().presence.reasons.queryOptions(), staleTime: 60_000 })
  const nameOf = useCallback(({ zh, en }: { zh: string; en: string }) => (locale === 'en' ? en || zh : zh || en), [locale])
  const reasonText = useCallback(
    (reason: string) => {
      const system = own.find((each) => each === reason)
      if (system) return t(system)
      const known = data?.find((each) => each.id === reason)
      return known ? nameOf(known) : reason
    },
    [t, data, nameOf],
  )
  return { offered: (data ?? []).filter((each) => each.offered).map((each) => ({ id: each.id, name: nameOf(each) })), reasonText }
}
