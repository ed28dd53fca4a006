'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { SectionHead } from '../settings/settings-frame.tsx'
import { Callout } from '../ui/callout.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { CircuitsPanel } from './circuits-panel.tsx'
import { DeadLetters } from './dead-letters.tsx'
import { LatencyChart } from './latency-chart.tsx'
import { ThroughputChart } from './throughput-chart.tsx'
import { TurnedAway } from './turned-away.tsx'
import { WorkPanel } from './work-panel.tsx'

/** How the service works right now, for who looks after it. Looks again every five seconds while it is in view. */
export function OperationsPage() {
  const t = useTranslations('operations')
  const c = useTranslations('common')
  const query = useQuery(useApi().operations.get.queryOptions(undefined, { refetchInterval: 5000, meta: { quiet: true } }))
  const { data } = query
  return (
    <>
      <SectionHead
        title={t('title')}
        text={t('text')}
        action={
          data && (
            <span className="text-ink-meta text-sm">
              {t('asOf')} <RelativeTime at={data.at} />
            </span>
          )
        }
      />
      {!data ? (
        query.isError ? (
          <QueryError error={query.error} onRetry={query.refetch} />
        ) : (
          <SkeletonRows rows={8} label={c('loading')} />
        )
      ) : (
        <>
          {query.isError && <Callout tone="warn">{t('stale')}</Callout>}
          <TurnedAway turnedAway={data.turnedAway} />
          <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
            <ThroughputChart minutes={data.minutes} hour={data.hour} />
            <LatencyChart minutes={data.minutes} hour={data.hour} />
          </div>
          <WorkPanel effects={data.effects} timers={data.timers} />
          <CircuitsPanel circuits={data.circuits} connections={data.connections} />
          <DeadLetters count={data.deadLetters} />
        </>
      )}
    </>
  )
}
