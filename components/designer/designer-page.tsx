'use client'
import { useQuery } from '@tanstack/react-query'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { DesignerSkeleton } from './designer-skeleton.tsx'
import { OpenDesigner } from './open-designer.tsx'

/** The designer of one project: loads it once; from then on the open document is the truth and is saved as it changes. */
export function DesignerPage({ projectId }: { projectId: string }) {
  const api = useApi()
  const { me, may } = useMe()
  const query = useQuery({
    ...api.projects.get.queryOptions({ projectId }),
    staleTime: 0,
    gcTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (query.isError && !query.data) return <QueryError error={query.error} onRetry={query.refetch} className="h-full" />
  if (!query.data || !me) return <DesignerSkeleton />
  return <OpenDesigner key={projectId} loaded={query.data} readOnly={!may('flow.edit') || query.data.archivedAt !== null} />
}
