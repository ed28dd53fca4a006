'use client'
import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/button.tsx'
import { attentionText } from './reason-text.ts'

/** Why a person should look at this conversation, and the two ways to say that it is looked after: a ticket, or nothing left to do. */
export function AttentionBanner({
  reason,
  closed,
  busy,
  onDismiss,
  onTicket,
}: {
  /** As recorded; null while the transcript is loading. */
  reason: string | null
  closed: boolean
  busy: boolean
  onDismiss(): void
  onTicket(): void
}) {
  const t = useTranslations('desk')
  return (
    <section
      aria-label={t('row.attention')}
      data-testid="attention-banner"
      className="flex items-center gap-3 border-line border-b bg-warn-soft px-4 py-2 text-warn-ink"
    >
      <Eye aria-hidden className="size-5 shrink-0" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {t('row.attention')}
          {reason !== null && <span className="font-normal"> · {attentionText(t, reason)}</span>}
        </p>
        <p className="text-ink-2 text-sm">{t(closed ? 'attention.closed' : 'attention.open')}</p>
      </div>
      <Button onClick={onTicket}>{t('customer.newTicket')}</Button>
      <Button onClick={onDismiss} loading={busy} data-testid="dismiss-attention">
        {t('attention.dismiss')}
      </Button>
    </section>
  )
}
