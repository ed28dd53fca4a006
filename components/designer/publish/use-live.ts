'use client'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/use-api.ts'
import { useDesigner } from '../model/designer-context.tsx'

/** Versions and channels as they are now, not as they were when the designer was opened. */
export function useLive() {
  const api = useApi()
  const { projectId } = useDesigner()
  const versions = useQuery({ ...api.projects.versions.queryOptions({ projectId }), staleTime: 0 })
  const channels = useQuery({ ...api.channels.list.queryOptions(), staleTime: 0 })
  return { versions, channels }
}

/** A published version with its content; null while there is none to ask for. */
export function useVersion(versionId: string | null) {
  const api = useApi()
  return useQuery({
    ...api.projects.version.queryOptions({ versionId: versionId ?? '' }),
    enabled: versionId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
