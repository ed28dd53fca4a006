'use client'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { Language } from '../../../flows/document/primitives.ts'
import { migrationText } from '../../../flows/engine/words.ts'
import type { PlannedPlace } from '../../../server/projects/moves/tally-plan.ts'
import { useMe } from '../../api/use-me.ts'
import { Tag } from '../../ui/tag.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { fateLooks, fateOf, type Stranded } from './fates.ts'

/** A card with those who stand at it and what becomes of them; opened, also why, and of whom. */
export function PlaceLine({ place, stranded }: { place: PlannedPlace; stranded: Stranded }) {
  const t = useTranslations('moves')
  const format = useFormat()
  const language = useLocale() as Language
  const { may } = useMe()
  const { number, flow, card, count, outcomes, samples } = place
  return (
    <li>
      <details className="group" data-testid="move-place">
        <summary className="flex cursor-pointer list-none items-center gap-2 rounded-md px-2.5 py-1.5 hover:bg-sunken/60">
          <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-meta transition-transform group-open:rotate-90" />
          <span className="min-w-0 flex-1 truncate">
            {card || t('nowhere')}
            <span className="ml-1.5 text-ink-meta text-sm">{[flow, t('placeVersion', { number })].filter(Boolean).join(' · ')}</span>
          </span>
          {outcomes.map((group) => {
            const fate = fateOf(group.outcome, stranded)
            const { icon, tone } = fateLooks[fate]
            return (
              <Tag key={group.outcome} tone={tone} icon={icon} title={t(`outcome.${fate}`, { count: group.count })}>
                {t(`short.${fate}`, { count: group.count })}
              </Tag>
            )
          })}
        </summary>
        <div className="flex flex-col gap-1.5 pr-2.5 pb-2 pl-8 text-sm">
          {outcomes.map(({ outcome, reasons }) => {
            const { icon: Icon, ink } = fateLooks[fateOf(outcome, stranded)]
            return reasons.map(({ reason, count: times }) => (
              <p key={JSON.stringify([outcome, reason])} className="flex gap-1.5 text-ink-2">
                <Icon aria-hidden className={`mt-0.5 size-3.5 shrink-0 ${ink}`} strokeWidth={1.75} />
                <span>
                  {migrationText(reason, language)}
                  {times < count && <span className="ml-1 text-ink-meta">{t('times', { count: times })}</span>}
                </span>
              </p>
            ))
          })}
          <p className="text-ink-meta">
            {samples.map(({ conversationId, customer, lastMessageAt }, index) => (
              <span key={conversationId}>
                {index > 0 && t('comma')}
                {customer !== null && may('desk.view') ? (
                  <Link
                    href={`/inbox?open=${conversationId}`}
                    target="_blank"
                    className="text-accent-ink underline-offset-2 hover:underline"
                  >
                    {customer || t('visitor')}
                  </Link>
                ) : (
                  t('visitor')
                )}{' '}
                {format.relative(lastMessageAt)}
              </span>
            ))}
            {count > samples.length && <span className="ml-1">{t('more', { count: count - samples.length })}</span>}
          </p>
        </div>
      </details>
    </li>
  )
}
