'use client'
import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { HandoffPacket, RuleTrace } from '../../flows/engine/types.ts'
import { cn } from '../ui/cn.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import type { PacketCitations } from './model.ts'
import { handOffText } from './reason-text.ts'
import { SentimentFace } from './sentiment-face.tsx'

type PacketProps = {
  packet: HandoffPacket | null
  citations: PacketCitations | null
  numbers: ReadonlyMap<number, number>
  cited: ReadonlySet<number>
  onCite(seqs: readonly number[]): void
}

/** What the bot hands over, each statement with the messages it rests on: the customer never has to say it twice. */
export function Packet({ packet, citations, numbers, cited, onCite }: PacketProps) {
  const td = useTranslations('desk')
  const t = useTranslations('desk.packet')
  if (!packet) return <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
  const near = packet.trace.filter((rule) => rule.result === 'no' && rule.parts.some((part) => part.held))
  const cite = (seqs: readonly number[] = []) => <Citation seqs={seqs} numbers={numbers} cited={cited} onCite={onCite} />
  return (
    <section className="border-line border-b px-4 py-3" aria-label={t('title')}>
      <header className="mb-1.5 flex items-baseline justify-between">
        <h3 className="font-semibold">{t('title')}</h3>
        <span className="text-ink-meta text-sm">{t('by')}</span>
      </header>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-md [&_dd]:min-w-0 [&_dd]:[overflow-wrap:anywhere] [&_dt]:whitespace-nowrap [&_dt]:text-ink-meta [&_dt]:text-sm [&_dt]:leading-5">
        <dt>{t('wants')}</dt>
        <dd>
          {packet.intent || '–'} {cite(citations?.intent)}
        </dd>
        <dt>{t('lastWords')}</dt>
        <dd>
          “{packet.lastCustomerText}” {cite(citations?.lastWords)}
        </dd>
        {packet.collected.length > 0 && (
          <>
            <dt>{t('collected')}</dt>
            <dd>
              {packet.collected.map((item) => (
                <span key={item.variableId} className="mr-2 inline-block">
                  <span className="text-ink-meta">{item.name}</span> {item.value} {cite(citations?.collected[item.variableId])}
                </span>
              ))}
            </dd>
          </>
        )}
        {packet.tried.length > 0 && (
          <>
            <dt>{t('tried')}</dt>
            <dd>{packet.tried.join(' · ')}</dd>
          </>
        )}
        <dt>{packet.ruleName ? t('rule') : t('reason')}</dt>
        <dd>
          {packet.ruleName ?? (packet.reason ? handOffText(td, packet.reason) : t('byFlow'))} {cite(citations?.rule)}
        </dd>
        <dt>{t('sentiment')}</dt>
        <dd className="flex items-center gap-1 tabular-nums">
          <SentimentFace sentiment={packet.sentiment} /> {packet.sentiment.toFixed(2)} {cite(citations?.sentiment)}
        </dd>
        {near.length > 0 && (
          <>
            <dt>{t('notFired')}</dt>
            <dd>
              {near
                .slice(0, 2)
                .map((rule) => rule.name)
                .join(' · ')}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** The numbers of the messages a statement rests on; pressed, the transcript goes there. Filled while they are the ones pointed at. */
function Citation({ seqs, numbers, cited, onCite }: { seqs: readonly number[] } & Pick<PacketProps, 'numbers' | 'cited' | 'onCite'>) {
  const t = useTranslations('desk.packet')
  return seqs.map((seq) => {
    const number = numbers.get(seq)
    return (
      number !== undefined && (
        <button
          key={seq}
          type="button"
          data-testid={`cite-${number}`}
          aria-label={t('cite', { number })}
          aria-pressed={cited.has(seq)}
          onClick={() => onCite(cited.has(seq) ? [] : [seq])}
          className={cn(
            'mr-1 inline-grid h-4 min-w-4 place-items-center rounded-sm px-1 align-[1px] text-xs tabular-nums',
            cited.has(seq) ? 'bg-accent text-on-accent' : 'bg-accent-soft text-accent-ink hover:bg-accent hover:text-on-accent',
          )}
        >
          {number}
        </button>
      )
    )
  })
}

/** Every rule of the policy with what held and on which values. */
export function RuleTraceList({ rules }: { rules: RuleTrace[] }) {
  const t = useTranslations('desk')
  return (
    <ol className="flex flex-col gap-2">
      {rules.map((rule, index) => (
        <li
          key={rule.ruleId}
          className={
            rule.result === 'fired' ? 'rounded-md border border-ok bg-ok-soft px-3 py-2' : 'rounded-md border border-line px-3 py-2'
          }
        >
          <p className="flex items-baseline gap-2">
            <span className="text-ink-meta tabular-nums">{index + 1}</span>
            <span className="font-semibold">{rule.name}</span>
            {rule.state === 'shadow' && <span className="text-ink-meta text-sm">{t('why.shadow')}</span>}
            <span className="ml-auto text-ink-meta text-sm">{t(`why.${rule.result}`)}</span>
          </p>
          {rule.parts.map((part) => (
            <p key={part.text} className="ml-5 flex items-center gap-1.5 text-sm">
              {part.held ? (
                <Check aria-label={t('packet.held')} className="size-3.5 text-ok-ink" />
              ) : (
                <X aria-label={t('packet.notHeld')} className="size-3.5 text-bad" />
              )}
              <span className="min-w-0 flex-1 truncate">{part.text}</span>
              <span className="tabular-nums">{shortValue(part.value)}</span>
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}

function shortValue(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
