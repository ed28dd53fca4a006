'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { Project } from '../../flows/document/project.ts'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ChangeList } from './change-list.tsx'

type Props = { version: { id: string; number: number } | null; project: Project; onClose(): void }

/** What the draft does differently from a published version. Open while a version is given. */
export function VersionChangesDialog({ version, project, onClose }: Props) {
  const t = useTranslations('tabs.versions')
  const api = useApi()
  const stored = useQuery({ ...api.projects.version.queryOptions({ versionId: version?.id ?? '' }), enabled: version !== null })
  return (
    <Dialog open={version !== null} onOpenChange={(open) => !open && onClose()}>
      {version && (
        <DialogContent title={t('since', { number: version.number })} description={t('sinceHint')}>
          {stored.isError && <QueryError error={stored.error} onRetry={stored.refetch} />}
          {stored.isPending && <SkeletonRows rows={3} label={t('compare')} />}
          {stored.data && <ChangeList before={stored.data.project} after={project} />}
        </DialogContent>
      )}
    </Dialog>
  )
}
