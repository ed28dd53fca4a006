'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { outcomeText } from '../desk/outcome-text.ts'
import { SentimentFace } from '../desk/sentiment-face.tsx'
import { useSave } from '../settings/use-save.ts'
import { PageHead } from '../shell/page-head.tsx'
import { Button } from '../ui/button.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { TagInput } from '../ui/tag-input.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CustomerFields } from './customer-fields.tsx'

/** One customer: who they are, what they asked, what is still open. */
export function CustomerPage({ customerId }: { customerId: string }) {
  const t = useTranslations('customers')
  const tDesk = useTranslations('desk')
  const tTicket = useTranslations('tickets')
  const format = useFormat()
  const api = useApi()
  const { may } = useMe()
  const query = useQuery(api.customers.get.queryOptions({ customerId }))
  const save = useSave(api.customers.update.mutationOptions())
  const router = useRouter()
  const confirm = useConfirm()
  const erase = useSave(api.customers.erase.mutationOptions(), {
    done: t('erased'),
    after: () => router.push('/customers'),
    failure: ({ code }) => (code === 'conflict' ? t('eraseBusy') : undefined),
  })
  const customer = query.data
  const askErase = async (name: string) => {
    if (await confirm({ title: t('eraseTitle', { name }), description: t('eraseText'), action: t('erase'), tone: 'danger' }))
      erase.mutate({ customerId })
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead title={customer ? customer.name || t('unknown') : ''} crumbs={[{ label: t('title'), href: '/customers' }]} />
      <div className="min-h-0 flex-1 overflow-y-auto p-5">
        {query.isError && <QueryError error={query.error} onRetry={query.refetch} />}
        {query.isPending && <SkeletonRows rows={6} label={t('title')} />}
        {customer && (
          <div className="mx-auto grid max-w-[1180px] grid-cols-[320px_1fr] items-start gap-4 max-lg:grid-cols-1">
            <div className="flex flex-col gap-4">
              <Panel title={t('profile')}>
                <CustomerFields
                  key={customer.id}
                  customer={customer}
                  editable={may('customer.edit')}
                  saving={save.isPending}
                  onSave={(fields) => save.mutate({ customerId, ...fields })}
                />
              </Panel>
              <Panel title={t('tags')}>
                <TagInput
                  value={customer.tags}
                  disabled={!may('customer.edit')}
                  onValueChange={(tags) => save.mutate({ customerId, tags })}
                  aria-label={t('tags')}
                  placeholder={tDesk('customer.addTag')}
                />
              </Panel>
              <Panel title={t('attributes')}>
                {Object.keys(customer.attributes).length === 0 && <p className="text-ink-meta">{tDesk('customer.noAttributes')}</p>}
                <dl className="grid grid-cols-[minmax(90px,auto)_1fr] gap-x-4 gap-y-1 [&_dt]:text-ink-meta">
                  {Object.entries(customer.attributes).map(([name, value]) => (
                    <div key={name} className="contents">
                      <dt>{name}</dt>
                      <dd className="min-w-0 [overflow-wrap:anywhere]">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
                    </div>
                  ))}
                </dl>
              </Panel>
              {may('customer.erase') && (
                <Button
                  variant="danger-quiet"
                  className="self-start"
                  loading={erase.isPending}
                  onClick={() => askErase(customer.name || t('unknown'))}
                >
                  {t('erase')}
                </Button>
              )}
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <Panel title={t('conversations')} aside={format.number(customer.conversations.length)} flush className="overflow-hidden">
                {customer.conversations.length === 0 && <EmptyState title={t('noConversations')} />}
                {customer.conversations.length > 0 && (
                  <Table>
                    <thead>
                      <tr>
                        <Head>{t('when')}</Head>
                        <Head>{t('lastWords')}</Head>
                        <Head>{t('outcome')}</Head>
                        <Head numeric>{t('rating')}</Head>
                      </tr>
                    </thead>
                    <tbody>
                      {customer.conversations.map((conversation) => (
                        <Row key={conversation.id}>
                          <Cell className="whitespace-nowrap tabular-nums">
                            <Link href={`/inbox?open=${conversation.id}`} className="hover:text-accent-ink hover:underline">
                              {format.dayTime(conversation.createdAt)}
                            </Link>
                          </Cell>
                          <Cell className="w-full max-w-0 truncate text-ink-2">{conversation.preview}</Cell>
                          <Cell className="whitespace-nowrap">
                            {conversation.outcome ? (
                              outcomeText(tDesk, conversation.outcome)
                            ) : (
                              <Tag tone="accent">{tDesk(`lists.${conversation.owner === 'bot' ? 'bot' : 'waiting'}`)}</Tag>
                            )}
                          </Cell>
                          <Cell numeric>
                            <span className="inline-flex items-center gap-1.5">
                              {conversation.rating ?? ''}
                              <SentimentFace sentiment={conversation.sentiment} />
                            </span>
                          </Cell>
                        </Row>
                      ))}
                    </tbody>
                  </Table>
                )}
              </Panel>
              <Panel title={t('tickets')} aside={format.number(customer.tickets.length)} flush className="overflow-hidden">
                {customer.tickets.length === 0 && <EmptyState title={tDesk('customer.noTickets')} />}
                {customer.tickets.map((ticket) => (
                  <Link
                    key={ticket.id}
                    href={`/tickets?open=${ticket.id}`}
                    className="flex items-center gap-3 border-line border-b px-4 py-2 last:border-b-0 hover:bg-sunken"
                  >
                    <span className="text-ink-meta tabular-nums">#{ticket.number}</span>
                    <span className="min-w-0 flex-1 truncate">{ticket.subject}</span>
                    <span className="text-ink-meta text-sm">{tTicket(`status.${ticket.status}`)}</span>
                  </Link>
                ))}
              </Panel>
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
