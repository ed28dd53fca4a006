'use client'
import { useQuery } from '@tanstack/react-query'
import { useLocale } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useMe } from '../../api/use-me.ts'

/** The workspace's queues by name, for pickers and cards. */
export function useQueues() {
  const locale = useLocale()
  const api = useApi()
  const { may } = useMe()
  const { data } = useQuery({ ...api.queues.list.queryOptions(), enabled: may('queue.view'), staleTime: 60_000 })
  const queues = useMemo(
    () => (data ?? []).map(({ id, name, nameEn }) => ({ id, name: locale === 'en' && nameEn ? nameEn : name })),
    [data, locale],
  )
  const queueName = useCallback((queueId: string) => queues.find((queue) => queue.id === queueId)?.name ?? queueId, [queues])
  return { queues, queueName, loaded: data !== undefined }
}
