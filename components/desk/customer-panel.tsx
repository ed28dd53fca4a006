'use client'
import { Mail, Phone, Ticket } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/button.tsx'
import { TagInput } from '../ui/tag-input.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { ConversationDetail } from './model.ts'
import { outcomeText } from './outcome-text.ts'

type CustomerPanelProps = {
  detail: ConversationDetail
  onTags(tags: string[]): void
  onNewTicket(): void
  onOpen(conversationId: string): void
}

/** Who the customer is: details, tags, earlier conversations, tickets. */
export function CustomerPanel({ detail, onTags, onNewTicket, onOpen }: CustomerPanelProps) {
  const t = useTranslations('desk')
  const format = useFormat()
  const { customer, history, tickets } = detail
  const attributes = Object.entries(customer.attributes).filter(([, value]) => value !== null && value !== '')
  return (
    <div className="flex flex-col divide-y divide-line">
      <section className="px-4 py-3">
        <h3 className="font-semibold">
          <Link href={`/customers/${customer.id}`} className="hover:underline">
            {customer.name || t('customer.unknown')}
          </Link>
        </h3>
        <p className="text-ink-meta text-sm">{t('customer.since', { date: format.day(customer.createdAt) })}</p>
        {customer.phone && (
          <p className="mt-1 flex items-center gap-1.5">
            <Phone aria-label={t('customer.phone')} className="size-3.5 text-ink-meta" /> {customer.phone}
          </p>
        )}
        {customer.email && (
          <p className="mt-1 flex items-center gap-1.5">
            <Mail aria-label={t('customer.email')} className="size-3.5 text-ink-meta" /> {customer.email}
          </p>
        )}
      </section>
      <section className="px-4 py-3">
        <h3 className="mb-1 text-ink-meta text-sm">{t('customer.attributes')}</h3>
        {attributes.length === 0 && <p className="text-ink-meta">{t('customer.noAttributes')}</p>}
        <dl className="grid grid-cols-[minmax(72px,auto)_1fr] gap-x-3 gap-y-0.5 [&_dt]:truncate [&_dt]:text-ink-meta">
          {attributes.map(([name, value]) => (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="px-4 py-3">
        <h3 className="mb-1 text-ink-meta text-sm">{t('customer.tags')}</h3>
        <TagInput value={customer.tags} onValueChange={onTags} placeholder={t('customer.addTag')} aria-label={t('customer.tags')} />
      </section>
      <section className="px-4 py-3">
        <header className="mb-1 flex items-center justify-between">
          <h3 className="text-ink-meta text-sm">{t('customer.tickets')}</h3>
          <Button size="sm" icon={Ticket} onClick={onNewTicket}>
            {t('customer.newTicket')}
          </Button>
        </header>
        {tickets.length === 0 && <p className="text-ink-meta">{t('customer.noTickets')}</p>}
        {tickets.map((ticket) => (
          <Link key={ticket.id} href={`/tickets?open=${ticket.id}`} className="flex gap-2 py-0.5 hover:underline">
            <span className="text-ink-meta tabular-nums">#{ticket.number}</span>
            <span className="min-w-0 flex-1 truncate">{ticket.subject}</span>
          </Link>
        ))}
      </section>
      <section className="px-4 py-3">
        <h3 className="mb-1 text-ink-meta text-sm">{t('customer.history')}</h3>
        {history.length === 0 && <p className="text-ink-meta">{t('customer.noHistory')}</p>}
        {history.map((past) => (
          <button
            key={past.id}
            type="button"
            onClick={() => onOpen(past.id)}
            className="flex w-full gap-2 py-0.5 text-left hover:underline"
          >
            <span className="shrink-0 text-ink-meta tabular-nums">{format.day(past.createdAt)}</span>
            <span className="min-w-0 flex-1 truncate">{past.preview}</span>
            {past.outcome && <span className="shrink-0 text-ink-meta text-sm">{outcomeText(t, past.outcome)}</span>}
          </button>
        ))}
      </section>
    </div>
  )
}
