'use client'
import { Bot, Headset, MessageSquareText, Split } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Avatar } from '../ui/avatar.tsx'
import { cn } from '../ui/cn.ts'

/** The product in one picture: a flow's card, a conversation, the rule that hands it to a person. Decoration only. */
export function Showpiece() {
  const t = useTranslations('auth.showpiece')
  return (
    <div className="w-full max-w-[600px]">
      <p className="mb-6 max-w-[26em] text-balance font-semibold text-[22px] leading-8">{t('claim')}</p>
      <div className="relative grid grid-cols-[190px_1fr] items-start gap-10">
        <div className="relative mt-6 flex flex-col gap-6">
          <Card tone="border-l-know" icon={Split} title={t('intents')} rows={[t('intentOrder'), t('intentRefund'), t('intentPerson')]} />
          <Card tone="border-l-wait" icon={MessageSquareText} title={t('ask')} rows={[t('askOrder')]} />
          <svg
            aria-hidden="true"
            className="absolute -right-10 top-[66px] h-40 w-10 overflow-visible text-ok"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          >
            <path d="M0 8h12a8 8 0 0 1 8 8v6a8 8 0 0 0 8 8h12" />
            <circle cx="2" cy="8" r="3.5" fill="currentColor" stroke="none" />
          </svg>
        </div>
        <div className="relative rounded-lg border border-line bg-surface shadow-2">
          <div className="flex h-11 items-center gap-2 border-line border-b px-3">
            <Avatar name={t('customer')} size="sm" />
            <span className="font-semibold">{t('customer')}</span>
            <span className="ml-auto text-ink-meta text-sm">14:08</span>
          </div>
          <div className="flex flex-col gap-2.5 p-3">
            <Bubble className="self-start bg-sunken">{t('customerAsks')}</Bubble>
            <Bubble className="self-end bg-know-soft">{t('botAnswers')}</Bubble>
            <span className="-mt-1.5 flex items-center gap-1 self-end text-ink-meta text-xs">
              <Bot className="size-3.5" strokeWidth={1.75} />
              {t('bot')}
            </span>
            <Bubble className="self-start bg-sunken">{t('customerAngry')}</Bubble>
            <div className="flex items-center gap-2 text-human-ink text-sm">
              <span className="h-px flex-1 bg-human/40" />
              <Headset className="size-4" strokeWidth={1.75} />
              {t('rule')}
              <span className="h-px flex-1 bg-human/40" />
            </div>
            <Bubble className="self-end bg-accent-soft">{t('personAnswers')}</Bubble>
          </div>
        </div>
      </div>
    </div>
  )
}

function Bubble({ className, children }: { className: string; children: ReactNode }) {
  return <div className={cn('max-w-[88%] rounded-lg px-3 py-1.5', className)}>{children}</div>
}

function Card({ tone, icon: Icon, title, rows }: { tone: string; icon: typeof Bot; title: string; rows: string[] }) {
  return (
    <div className={cn('rounded-lg border border-line border-l-[3px] bg-surface shadow-1', tone)}>
      <div className="flex h-9 items-center gap-2 border-line border-b px-2.5 font-semibold">
        <Icon className="size-4 text-ink-meta" strokeWidth={1.75} />
        {title}
      </div>
      <div className="flex flex-col gap-1 px-2.5 py-2 text-ink-2 text-sm">
        {rows.map((row) => (
          <span key={row}>{row}</span>
        ))}
      </div>
    </div>
  )
}
