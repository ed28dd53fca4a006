'use client'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight, CircleCheck, Headset, Pin, RotateCcw } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { Language } from '../../../flows/document/primitives.ts'
import { migrationText } from '../../../flows/engine/words.ts'
import { QueryError } from '../../api/query-error.tsx'
import { useApi } from '../../api/use-api.ts'
import { useMe } from '../../api/use-me.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'

export type Stranded = 'stay' | 'person'

const looks = {
  moved: { icon: CircleCheck, tone: 'text-ok-ink' },
  restartStep: { icon: RotateCcw, tone: 'text-warn-ink' },
  stay: { icon: Pin, tone: 'text-ink-meta' },
  person: { icon: Headset, tone: 'text-human-ink' },
  pinned: { icon: Pin, tone: 'text-ink-meta' },
} as const

type MovePlanProps = {
  channelId: string
  /** The draft about to be published; absent: what is live on the channel. */
  draft?: { projectId: string; revision: number }
  stranded: Stranded
  onStranded(stranded: Stranded): void
}

/** What becomes of the conversations under way on a channel, why, and of which; with the one decision that is left. */
export function MovePlan({ channelId, draft, stranded, onStranded }: MovePlanProps) {
  const t = useTranslations('moves')
  const format = useFormat()
  const language = useLocale() as Language
  const { may } = useMe()
  const plan = useQuery({ ...useApi().projects.planMove.queryOptions(draft ? { channelId, draft } : { channelId }), staleTime: 0 })
  if (plan.isError) return <QueryError error={plan.error} onRetry={plan.refetch} />
  if (!plan.data) return <SkeletonRows rows={2} label={t('looking')} />
  const { total, examined, outcomes } = plan.data
  if (total === 0) return <p className="text-ink-2 text-sm">{t('nothing')}</p>
  return (
    <div className="flex flex-col gap-2" data-testid="move-plan">
      {examined < total && (
        <p className="text-ink-meta text-sm">{t('examined', { examined: format.number(examined), total: format.number(total) })}</p>
      )}
      {outcomes.map(({ outcome, count, reasons, samples }) => {
        const fate = outcome === 'needsHuman' ? stranded : outcome
        const { icon: Icon, tone } = looks[fate]
        return (
          <details key={outcome} className="group" open={outcome !== 'moved'}>
            <summary className="flex cursor-pointer list-none items-center gap-2 rounded-sm">
              <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} strokeWidth={1.75} />
              <span>{t(`outcome.${fate}`, { count })}</span>
              <ChevronRight aria-hidden className="size-3.5 text-ink-meta transition-transform group-open:rotate-90" />
            </summary>
            <div className="mt-1 flex flex-col gap-1.5 pl-6 text-sm">
              {reasons.length > 0 && (
                <ul className="text-ink-2">
                  {reasons.map(({ reason, count: times }) => (
                    <li key={JSON.stringify(reason)}>
                      {migrationText(reason, language)}
                      {times < count && <span className="ml-1 text-ink-meta">{t('times', { count: times })}</span>}
                    </li>
                  ))}
                </ul>
              )}
              <ul className="text-ink-meta">
                {samples.map(({ conversationId, customer, card, lastMessageAt }) => (
                  <li key={conversationId}>
                    {customer !== null && may('desk.view') && (
                      <>
                        <Link
                          href={`/inbox?open=${conversationId}`}
                          target="_blank"
                          className="text-accent-ink underline-offset-2 hover:underline"
                        >
                          {customer || t('visitor')}
                        </Link>
                        {' · '}
                      </>
                    )}
                    {[card && t('at', { card }), format.relative(lastMessageAt)].filter(Boolean).join(' · ')}
                  </li>
                ))}
                {count > samples.length && <li>{t('more', { count: count - samples.length })}</li>}
              </ul>
            </div>
          </details>
        )
      })}
      {outcomes.some(({ outcome }) => outcome === 'needsHuman') && (
        <Checkbox
          data-testid="move-stranded"
          className="mt-1"
          checked={stranded === 'person'}
          onCheckedChange={(on) => onStranded(on === true ? 'person' : 'stay')}
          label={t('handOver')}
        />
      )}
    </div>
  )
}
