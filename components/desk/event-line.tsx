'use client'
import { ArrowRightLeft, BadgeCheck, Bot, Eye, Headset, Lock, Star, Tag as TagIcon, Ticket } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, type ReactNode } from 'react'
import { cn } from '../ui/cn.ts'
import { MessageContentView } from '../ui/message-content.tsx'
import { useFormat } from '../ui/use-format.ts'
import { ApprovalCard } from './approval-card.tsx'
import { CustomerFile } from './customer-file.tsx'
import type { TranscriptItem } from './event-list.ts'
import { outcomeText } from './outcome-text.ts'
import { PlainText } from './plain-text.tsx'
import { attentionText, handOffText } from './reason-text.ts'

type EventLineProps = { item: TranscriptItem; channelName: string; queueName(id: string): string; cited: boolean; onWhy(): void }

/** One line of the transcript: a message on its side, a note on paper, anything else as a rule across. */
export const EventLine = memo(function EventLine({ item, channelName, queueName, cited, onWhy }: EventLineProps) {
  const t = useTranslations('desk')
  const { event } = item
  switch (event.kind) {
    case 'message.customer':
      return (
        <Message item={item} cited={cited} look="bg-pass-soft" left>
          {event.body.text && <PlainText text={event.body.text} />}
          {event.body.files?.map((file) => (
            <CustomerFile key={file.url} file={file} conversationId={event.conversationId} />
          ))}
        </Message>
      )
    case 'message.bot':
      return (
        <Message item={item} cited={cited} look="bg-know-soft" by={t('event.bot')} bot>
          {event.body.text && <PlainText text={event.body.text} />}
          {event.body.content && <MessageContentView content={event.body.content} />}
          {event.body.choices && event.body.choices.length > 0 && (
            <span className="mt-1 block text-ink-meta text-sm">
              {t('event.choices', { choices: event.body.choices.map((choice) => choice.label).join(t('event.choicesSeparator')) })}
            </span>
          )}
        </Message>
      )
    case 'message.agent':
      return (
        <Message item={item} cited={cited} look="bg-accent-soft" by={event.body.name}>
          <PlainText text={event.body.text} />
        </Message>
      )
    case 'note':
      return (
        <section className="ml-9 rounded-md border border-note-line border-dashed bg-note-soft px-3 py-2">
          <p className="flex items-center gap-1.5 text-note text-sm">
            <Lock aria-hidden className="size-3.5" />
            {t('event.note', { name: event.body.name })}
            <Time at={event.at} />
          </p>
          <PlainText text={event.body.text} />
        </section>
      )
    case 'approval.requested':
      return <ApprovalCard event={event} />
    case 'approval.decided':
      return (
        <Rule at={event.at} icon={BadgeCheck}>
          {t(`approval.decided.${event.body.decision}`, { name: event.body.name })}
        </Rule>
      )
    case 'conversation.started':
      return <Rule at={event.at}>{t('event.started', { channel: channelName })}</Rule>
    case 'handoff.requested':
      return (
        <Rule at={event.at} tone="human" icon={Headset}>
          {event.body.packet.ruleName
            ? t('event.handoffRule', { rule: event.body.packet.ruleName })
            : event.body.packet.reason
              ? t('event.handoff', { reason: handOffText(t, event.body.packet.reason) })
              : t('event.handoffPlain')}
          <button type="button" onClick={onWhy} className="ml-1 text-accent-ink underline-offset-2 hover:underline">
            {t('event.why')}
          </button>
        </Rule>
      )
    case 'rule.fired':
      return <Rule at={event.at}>{t('event.ruleFired', { rule: event.body.name })}</Rule>
    case 'offer.missed':
      return <Rule at={event.at}>{t('event.offerMissed', { name: event.body.name, reason: t(`event.missed.${event.body.reason}`) })}</Rule>
    case 'assigned':
      return (
        <Rule at={event.at} tone="human">
          {t('event.assigned', { name: event.body.name })} · {t(`event.assignedHow.${event.body.how}`)}
        </Rule>
      )
    case 'transferred':
      return (
        <Rule at={event.at} tone="human">
          {t('event.transferred', { name: event.body.name, queue: queueName(event.body.toQueueId) })}
          {event.body.note && <span className="text-ink-2"> · {event.body.note}</span>}
        </Rule>
      )
    case 'returned':
      return (
        <Rule at={event.at} icon={Bot}>
          {t('event.returned', { name: event.body.name })}
        </Rule>
      )
    case 'attention.raised':
      return (
        <Rule at={event.at} tone="warn" icon={Eye}>
          {t('event.attention', { reason: attentionText(t, event.body.reason) })}
        </Rule>
      )
    case 'attention.dismissed':
      return (
        <Rule at={event.at} icon={Eye}>
          {t('event.attentionDismissed', { name: event.body.name })}
        </Rule>
      )
    case 'tag.added':
      return (
        <Rule at={event.at} icon={TagIcon}>
          {t('event.tag', { tag: event.body.tag })}
        </Rule>
      )
    case 'tag.removed':
      return (
        <Rule at={event.at} icon={TagIcon}>
          {t('event.untag', { tag: event.body.tag })}
        </Rule>
      )
    case 'ticket.created':
      return (
        <Rule at={event.at} icon={Ticket}>
          {t('event.ticket', { number: event.body.number, subject: event.body.subject })}
        </Rule>
      )
    case 'rated':
      return (
        <Rule at={event.at} icon={Star}>
          {t('event.rated', { score: event.body.score, max: event.body.max })}
          {event.body.comment && <> “{event.body.comment}”</>}
        </Rule>
      )
    case 'version.moved':
      return (
        <Rule at={event.at} icon={ArrowRightLeft}>
          {t(`event.versionMoved.${event.body.outcome}`, { number: event.body.number })}
        </Rule>
      )
    case 'resolved':
      return <Rule at={event.at}>{t('event.resolved', { outcome: outcomeText(t, event.body.outcome) })}</Rule>
    case 'closed':
      return <Rule at={event.at}>{t('event.closed', { outcome: outcomeText(t, event.body.outcome) })}</Rule>
    default:
      return null
  }
})

function Message({
  item,
  look,
  left,
  cited,
  by,
  bot,
  children,
}: {
  item: TranscriptItem
  look: string
  left?: boolean
  cited: boolean
  by?: string
  bot?: boolean
  children: ReactNode
}) {
  return (
    <article data-seq={item.event.seq} className={cn('grid grid-cols-[28px_1fr] gap-x-2', item.first && 'mt-1')}>
      <span className="pt-1.5 text-right text-ink-meta text-xs tabular-nums">{item.number}</span>
      <div className={cn('flex min-w-0 flex-col', left ? 'items-start' : 'items-end')}>
        <div className={cn('max-w-[82%] rounded-lg px-3 py-1.5', look, cited && 'outline outline-2 outline-accent')}>{children}</div>
        <p className="mt-0.5 flex items-center gap-1 text-ink-meta text-xs">
          {bot && <Bot aria-hidden className="size-3" />}
          {by && `${by} · `}
          <Time at={item.event.at} />
        </p>
      </div>
    </article>
  )
}

function Rule({ at, icon: Icon, tone, children }: { at: string; icon?: typeof Bot; tone?: 'human' | 'warn'; children: ReactNode }) {
  return (
    <p
      className={cn(
        "flex items-center gap-3 py-0.5 text-center text-sm before:h-px before:flex-1 before:content-[''] after:h-px after:flex-1 after:content-['']",
        tone === 'human'
          ? 'text-human-ink before:bg-human/30 after:bg-human/30'
          : tone === 'warn'
            ? 'text-warn-ink before:bg-warn/30 after:bg-warn/30'
            : 'text-ink-meta before:bg-line after:bg-line',
      )}
    >
      <span className="flex max-w-[80%] items-center gap-1.5">
        {Icon && <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />}
        <span>
          {children} <Time at={at} />
        </span>
      </span>
    </p>
  )
}

function Time({ at }: { at: string }) {
  const format = useFormat()
  return (
    <time dateTime={at} title={format.full(at)} className="text-ink-meta tabular-nums">
      {format.time(at)}
    </time>
  )
}
