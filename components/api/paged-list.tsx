'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { QueryError } from './query-error.tsx'

type PagedListProps = {
  /** Of `useInfiniteQuery`. */
  query: {
    isError: boolean
    isPending: boolean
    isPlaceholderData: boolean
    error: unknown
    refetch: () => unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => Promise<unknown>
  }
  /** Rows there are so far. */
  count: number
  /** What is listed, for the reader of the skeleton. */
  label: string
  empty: ReactNode
  children: ReactNode
}

/** A paged list in all its states: loading, failed, empty, rows and a button for more. */
export function PagedList({ query, count, label, empty, children }: PagedListProps) {
  const t = useTranslations('common')
  if (query.isError && count === 0) return <QueryError error={query.error} onRetry={query.refetch} />
  // Rows kept from the search before say nothing about this one: with none of them it is still loading, not empty.
  if (count === 0) return query.isPending || query.isPlaceholderData ? <SkeletonRows rows={8} label={label} /> : empty
  return (
    <>
      {query.isError && <QueryError error={query.error} onRetry={query.refetch} />}
      {children}
      {query.hasNextPage && (
        <div className="flex justify-center p-4">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
    </>
  )
}
