'use client'
import { useLocale } from 'next-intl'
import { QueryError } from '../api/query-error.tsx'
import { useMe } from '../api/use-me.ts'
import { NoAccess, RequirePermission } from '../shell/require-permission.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Desk } from './desk.tsx'

export function InboxPage() {
  const { me, query } = useMe()
  const locale = useLocale()
  if (query.isError) return <QueryError error={query.error} onRetry={query.refetch} />
  if (!me) return <SkeletonRows rows={8} label="" />
  return (
    <RequirePermission permission="desk.view" fallback={<NoAccess />}>
      <Desk me={me} locale={locale} />
    </RequirePermission>
  )
}
