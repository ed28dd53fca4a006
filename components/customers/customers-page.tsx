'use client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Search, Users } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PagedList } from '../api/paged-list.tsx'
import { useApi } from '../api/use-api.ts'
import { PageHead } from '../shell/page-head.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Input } from '../ui/input.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { useFormat } from '../ui/use-format.ts'

/** Everyone who ever wrote, last changed first. */
export function CustomersPage() {
  const t = useTranslations('customers')
  const format = useFormat()
  const [text, setText] = useState('')
  const search = useDebounced(text.trim())
  const query = useInfiniteQuery({
    ...useApi().customers.list.infiniteQueryOptions(
      { search: search || undefined, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
    placeholderData: keepPreviousData,
  })
  const customers = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={t('title')}
        actions={
          <Input
            type="search"
            icon={Search}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('search')}
            aria-label={t('search')}
            className="w-72"
          />
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        <PagedList
          query={query}
          count={customers.length}
          label={t('title')}
          empty={
            <EmptyState icon={Users} title={search ? t('notFound', { text: search }) : t('empty')}>
              {search ? t('notFoundHint') : t('emptyHint')}
            </EmptyState>
          }
        >
          <Table>
            <thead>
              <tr>
                <Head className="pl-5">{t('name')}</Head>
                <Head>{t('tags')}</Head>
                <Head>{t('contact')}</Head>
                <Head numeric>{t('conversations')}</Head>
                <Head numeric>{t('openTickets')}</Head>
                <Head numeric className="pr-5">
                  {t('updated')}
                </Head>
              </tr>
            </thead>
            <tbody>
              {customers.map((customer) => (
                <Row key={customer.id}>
                  <Cell className="pl-5">
                    <Link
                      href={`/customers/${customer.id}`}
                      className="flex items-center gap-2.5 rounded-sm hover:text-accent-ink hover:underline"
                    >
                      <Avatar name={customer.name || t('unknown')} size="sm" />
                      {customer.name || t('unknown')}
                    </Link>
                  </Cell>
                  <Cell>
                    <span className="flex gap-1">
                      {customer.tags.slice(0, 3).map((tag) => (
                        <Tag key={tag} outline>
                          {tag}
                        </Tag>
                      ))}
                    </span>
                  </Cell>
                  <Cell className="text-ink-2">{customer.phone ?? customer.email ?? <span className="text-ink-meta">–</span>}</Cell>
                  <Cell numeric>{format.number(customer.conversations)}</Cell>
                  <Cell numeric className={customer.openTickets > 0 ? 'text-warn-ink' : 'text-ink-meta'}>
                    {format.number(customer.openTickets)}
                  </Cell>
                  <Cell numeric className="pr-5 text-ink-meta">
                    <RelativeTime at={customer.updatedAt} />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </PagedList>
      </div>
    </div>
  )
}
