'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Designer } from './designer.tsx'

/** Loads a project and opens it. The loaded draft is the start; from then on the designer's own store is the truth. */
export function DesignerPage({ projectId }: { projectId: string }) {
  const t = useTranslations('designer')
  const api = useApi()
  const { me, may } = useMe()
  const project = useQuery({
    ...api.projects.get.queryOptions({ projectId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const queues = useQuery({ ...api.queues.list.queryOptions(), enabled: may('queue.view') })
  if (project.isError) return <QueryError error={project.error} onRetry={project.refetch} />
  if (!project.data || !me || queues.isLoading) return <SkeletonRows rows={8} label={t('loading')} />
  return (
    <Designer
      key={projectId}
      loaded={project.data}
      memberId={me.memberId}
      queues={(queues.data ?? []).map(({ id, name, nameEn, calendar }) => ({
        id,
        name: me.locale === 'en' && nameEn ? nameEn : name,
        calendar,
      }))}
      readOnly={!may('flow.edit')}
      mayPublish={may('flow.publish')}
    />
  )
}
