'use client'
import { Bot, CheckCheck, Headset, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { Kbd } from '../ui/kbd.tsx'
import type { ConversationRow } from './model.ts'

/** Stands where the reply box would be while somebody else owns the conversation, and says what one may do. */
export function OwnerBanner({
  conversation,
  busy,
  mayReassign,
  onTakeOver,
  onClaim,
  onReassign,
}: {
  conversation: ConversationRow
  busy: boolean
  mayReassign: boolean
  onTakeOver(): void
  onClaim(): void
  onReassign(): void
}) {
  const t = useTranslations('desk')
  const { owner } = conversation
  const look = {
    bot: { icon: Bot, tone: 'bg-know-soft text-know-ink', title: t('botBanner.title'), text: t('botBanner.text') },
    queue: { icon: Users, tone: 'bg-human-soft text-human-ink', title: t('botBanner.queueTitle'), text: t('botBanner.queueText') },
    agent: {
      icon: Headset,
      tone: 'bg-sunken text-ink-2',
      title: t('botBanner.otherTitle', { name: conversation.agentName ?? '' }),
      text: t('botBanner.otherText'),
    },
    closed: { icon: CheckCheck, tone: 'bg-sunken text-ink-2', title: t('botBanner.closedTitle'), text: t('botBanner.closedText') },
  }[owner]
  return (
    <section className={cn('flex items-center gap-3 border-line border-t px-4 py-2.5', look.tone)} data-testid="owner-banner">
      <look.icon aria-hidden className="size-5 shrink-0" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{look.title}</p>
        <p className="text-ink-2 text-sm">{look.text}</p>
      </div>
      {owner === 'bot' && (
        <Button variant="primary" loading={busy} onClick={onTakeOver} data-testid="take-over">
          {t('head.takeOver')} <Kbd>Alt T</Kbd>
        </Button>
      )}
      {owner === 'queue' && (
        <Button variant="primary" loading={busy} onClick={onClaim} data-testid="claim">
          {t('head.claim')} <Kbd>Alt T</Kbd>
        </Button>
      )}
      {owner === 'agent' && mayReassign && (
        <Button loading={busy} onClick={onReassign}>
          {t('head.reassign')}
        </Button>
      )}
    </section>
  )
}
