'use client'
import { useTranslations } from 'next-intl'
import { Skeleton, SkeletonRows } from '../ui/skeleton.tsx'

/** A page before its code or data is there: head and rows in their places. */
export function PageSkeleton() {
  const t = useTranslations('common')
  return (
    <div className="flex h-full min-w-0 flex-1 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-4 border-line border-b bg-surface px-5">
        <Skeleton className="h-3.5 w-24" />
        <Skeleton className="w-40" />
      </div>
      <SkeletonRows rows={7} label={t('loading')} className="max-w-3xl" />
    </div>
  )
}
