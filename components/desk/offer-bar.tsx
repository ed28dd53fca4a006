'use client'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Ring } from '../ui/ring.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useNow } from '../ui/use-now.ts'
import type { DeskOffer } from './model.ts'

/** A conversation is offered to me: who, how long they have waited, how long I may think. Drains like its time. */
export function OfferBar({ offer, busy, onAccept, onDecline }: { offer: DeskOffer; busy: boolean; onAccept(): void; onDecline(): void }) {
  const t = useTranslations('desk')
  const format = useFormat()
  const now = useNow(250) || Date.now()
  const left = Math.max(0, Date.parse(offer.expiresAt) - now)
  const share = left / (offer.offerSeconds * 1000)
  const name = offer.customerName || t('customer.unknown')
  return (
    <section
      aria-label={t('offer.title')}
      data-testid="offer"
      className="relative flex min-h-[44px] items-center gap-3 border-line border-b bg-accent-soft px-4"
    >
      <p role="alert" className="sr-only">
        {t('offer.announce', { customer: name })}
      </p>
      <span className="flex items-center gap-1.5 text-accent-ink tabular-nums">
        <Ring value={share} size={16} />
        {t('offer.remaining', { seconds: Math.ceil(left / 1000) })}
      </span>
      <strong className="whitespace-nowrap font-semibold">
        {t('offer.title')} · {offer.queueName}
      </strong>
      {offer.tags.slice(0, 2).map((tag) => (
        <Tag key={tag} outline>
          {tag}
        </Tag>
      ))}
      <span className="min-w-0 flex-1 truncate text-ink-2">
        <span className="text-ink">{name}</span>
        {offer.preview && <> “{offer.preview}”</>}
      </span>
      {offer.queuedAt && (
        <span className="whitespace-nowrap text-ink-meta text-sm max-lg:hidden">
          {t('offer.waited', { time: format.clock(now - Date.parse(offer.queuedAt)) })}
        </span>
      )}
      <Button variant="quiet" onClick={onDecline} disabled={busy}>
        {t('offer.decline')} <Kbd>Alt S</Kbd>
      </Button>
      <Button variant="primary" onClick={onAccept} loading={busy} data-testid="accept-offer">
        {t('offer.accept')} <Kbd>Alt A</Kbd>
      </Button>
      <span
        aria-hidden
        className="absolute bottom-0 left-0 h-0.5 bg-accent transition-[width] duration-250 ease-linear"
        style={{ width: `${share * 100}%` }}
      />
    </section>
  )
}
