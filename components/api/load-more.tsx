'use client'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/button.tsx'

/** The end of a paged list, while there is a next page: `<LoadMore query={query} />` for a query of `useInfiniteQuery`. */
export function LoadMore({
  query,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
}) {
  const t = useTranslations('common')
  if (!query.hasNextPage) return null
  return (
    <div className="flex justify-center p-4">
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('loadMore')}
      </Button>
    </div>
  )
}
