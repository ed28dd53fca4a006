'use client'
import { useQuery } from '@tanstack/react-query'
import { MessagesSquare, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { RecordedConversation } from '../../../server/simulator/list-recorded.ts'
import { QueryError } from '../../api/query-error.tsx'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Input } from '../../ui/input.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useFormat } from '../../ui/use-format.ts'

type RecordedListProps = {
  projectId: string
  /** The one that was chosen and is on its way. */
  loading: string | null
  className?: string
  onChoose(conversationId: string): void
}

/** The project's latest conversations, or those in which the customer said something. */
export function RecordedList({ projectId, loading, className, onChoose }: RecordedListProps) {
  const t = useTranslations('recorded')
  const api = useApi()
  const [words, setWords] = useState('')
  const search = useDebounced(words.trim(), 250)
  const list = useQuery(api.simulator.recorded.queryOptions({ projectId, search }, { placeholderData: (before) => before }))
  return (
    <>
      <Input
        icon={Search}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="mt-3 min-h-40">
        {list.isPending ? (
          <Skeleton className="h-40" />
        ) : list.isError ? (
          <QueryError error={list.error} onRetry={list.refetch} />
        ) : list.data.length === 0 ? (
          <EmptyState icon={MessagesSquare} title={search ? t('noneFound') : t('none')}>
            {search ? t('noneFoundHint') : t('noneHint')}
          </EmptyState>
        ) : (
          <ul className={cn('overflow-y-auto', className)}>
            {list.data.map((each) => (
              <Row key={each.id} conversation={each} loading={loading} onLoad={() => onChoose(each.id)} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function Row({ conversation, loading, onLoad }: { conversation: RecordedConversation; loading: string | null; onLoad: () => void }) {
  const t = useTranslations('recorded')
  const format = useFormat()
  const { id, said, startedAt, version, owner } = conversation
  return (
    <li>
      <Button
        variant="quiet"
        className="h-auto w-full justify-start py-1.5 text-left"
        data-testid={`recorded-${id}`}
        loading={loading === id}
        disabled={loading !== null}
        onClick={onLoad}
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate">{said ?? t('saidNothing')}</span>
          <span className="block font-normal text-ink-meta text-sm tabular-nums">
            {format.dayTime(startedAt)} · {t('version', { number: version })} · {t(owner === 'closed' ? 'over' : 'underWay')}
          </span>
        </span>
      </Button>
    </li>
  )
}
