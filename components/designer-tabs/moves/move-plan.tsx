'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { QueryError } from '../../api/query-error.tsx'
import { useApi } from '../../api/use-api.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { fateLooks, fateOf, type Stranded } from './fates.ts'
import { PlaceLine } from './place-line.tsx'

/** The draft about to be published, or a version that is to go back; absent: what is live on the channel. */
export type MoveGoal = { projectId: string; revision: number } | { versionId: string } | undefined

type MovePlanProps = {
  channelId: string
  to: MoveGoal
  stranded: Stranded
  /** Absent: nothing is to be decided, it is only told. */
  onStranded?: (stranded: Stranded) => void
}

/** What becomes of the conversations under way on a channel: in figures, then card by card with the reasons. */
export function MovePlan({ channelId, to, stranded, onStranded }: MovePlanProps) {
  const t = useTranslations('moves')
  const format = useFormat()
  const plan = useQuery({
    ...useApi().projects.planMove.queryOptions(to ? { channelId, to } : { channelId }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  if (plan.isError) return <QueryError error={plan.error} onRetry={plan.refetch} />
  if (!plan.data) return <SkeletonRows rows={2} label={t('looking')} />
  const { total, examined, outcomes, places } = plan.data
  if (total === 0) return <p className="text-ink-2 text-sm">{t('nothing')}</p>
  const told = places.reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="flex flex-col gap-2" data-testid="move-plan">
      {examined < total && (
        <p className="text-ink-meta text-sm">{t('examined', { examined: format.number(examined), total: format.number(total) })}</p>
      )}
      <ul className="flex flex-col gap-0.5">
        {outcomes.map(({ outcome, count }) => {
          const fate = fateOf(outcome, stranded)
          const { icon: Icon, ink } = fateLooks[fate]
          return (
            <li key={outcome} className="flex items-center gap-2">
              <Icon aria-hidden className={`size-4 shrink-0 ${ink}`} strokeWidth={1.75} />
              {t(`outcome.${fate}`, { count })}
            </li>
          )
        })}
      </ul>
      {onStranded && outcomes.some(({ outcome }) => outcome === 'needsHuman') && (
        <Checkbox
          data-testid="move-stranded"
          checked={stranded === 'person'}
          onCheckedChange={(on) => onStranded(on === true ? 'person' : 'stay')}
          label={t('handOver')}
        />
      )}
      <ul aria-label={t('places')} className="divide-y divide-line rounded-md border border-line">
        {places.map((place) => (
          <PlaceLine key={JSON.stringify([place.number, place.flow, place.card])} place={place} stranded={stranded} />
        ))}
      </ul>
      {told < examined && <p className="text-ink-meta text-sm">{t('morePlaces', { count: examined - told })}</p>}
    </div>
  )
}
