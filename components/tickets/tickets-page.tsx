'use client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Search, Ticket as TicketIcon } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PagedList } from '../api/paged-list.tsx'
import { type ApiOutputs, useApi } from '../api/use-api.ts'
import { PageHead } from '../shell/page-head.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Input } from '../ui/input.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag, type Tone } from '../ui/tag.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { TicketSheet } from './ticket-sheet.tsx'

type Status = ApiOutputs['tickets']['list']['items'][number]['status']
const filters = { open: ['open', 'pending'], done: ['solved', 'closed'], all: [] } as const satisfies Record<string, readonly Status[]>
export const statusTones: Record<Status, Tone> = { open: 'accent', pending: 'warn', solved: 'ok', closed: 'neutral' }

/** Work that outlives a conversation. `?open=<id>` shows one. */
export function TicketsPage() {
  const t = useTranslations('tickets')
  const router = useRouter()
  const openId = useSearchParams().get('open')
  const [filter, setFilter] = useState<keyof typeof filters>('open')
  const [text, setText] = useState('')
  const search = useDebounced(text.trim())
  const query = useInfiniteQuery({
    ...useApi().tickets.list.infiniteQueryOptions(
      { statuses: [...filters[filter]], search: search || undefined, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
    placeholderData: keepPreviousData,
  })
  const tickets = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={t('title')}
        actions={
          <>
            <Segmented
              label={t('title')}
              value={filter}
              onValueChange={setFilter}
              segments={[
                { value: 'open', label: t('filter.open') },
                { value: 'done', label: t('filter.done') },
                { value: 'all', label: t('filter.all') },
              ]}
            />
            <Input
              type="search"
              icon={Search}
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder={t('search')}
              aria-label={t('search')}
              className="w-64"
            />
          </>
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        <PagedList
          query={query}
          count={tickets.length}
          label={t('title')}
          empty={
            <EmptyState icon={TicketIcon} title={search ? t('notFound', { text: search }) : t('empty')}>
              {search ? '' : t('emptyHint')}
            </EmptyState>
          }
        >
          <Table>
            <thead>
              <tr>
                <Head numeric className="pl-5">
                  {t('number')}
                </Head>
                <Head>{t('subject')}</Head>
                <Head>{t('customer')}</Head>
                <Head>{t('statusLabel')}</Head>
                <Head>{t('assignee')}</Head>
                <Head numeric className="pr-5">
                  {t('updated')}
                </Head>
              </tr>
            </thead>
            <tbody>
              {tickets.map((ticket) => (
                <Row key={ticket.id}>
                  <Cell numeric className="pl-5 text-ink-meta">
                    #{ticket.number}
                  </Cell>
                  <Cell className="w-full max-w-0 truncate">
                    <button
                      type="button"
                      onClick={() => router.push(`/tickets?open=${ticket.id}`)}
                      className="max-w-full truncate rounded-sm hover:text-accent-ink hover:underline"
                    >
                      {ticket.subject}
                    </button>
                  </Cell>
                  <Cell className="whitespace-nowrap">{ticket.customer.name || t('unknown')}</Cell>
                  <Cell>
                    <Tag tone={statusTones[ticket.status]}>{t(`status.${ticket.status}`)}</Tag>
                  </Cell>
                  <Cell className="whitespace-nowrap text-ink-2">
                    {ticket.assignee?.name ?? <span className="text-ink-meta">{t('nobody')}</span>}
                  </Cell>
                  <Cell numeric className="pr-5 text-ink-meta">
                    <RelativeTime at={ticket.updatedAt} />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </PagedList>
      </div>
      <TicketSheet ticketId={openId} onClose={() => router.push('/tickets')} />
    </div>
  )
}
