'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChartLine } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { MeasureId } from '../../server/insight/measures.ts'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { PageHead } from '../shell/page-head.tsx'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { ChannelTable } from './channel-table.tsx'
import { FirstResponseChart } from './first-response-chart.tsx'
import { FunnelCard } from './funnel-card.tsx'
import { KpiCard, type Overview } from './kpi-card.tsx'
import { OverviewSkeleton } from './overview-skeleton.tsx'
import { lastDays } from './period.ts'
import { VolumeChart } from './volume-chart.tsx'

const ranges = ['7', '14', '30'] as const
type Range = (typeof ranges)[number]
const ALL = 'all'

/** How the service does: the measures of a period, against the one before and against their targets. */
export function InsightPage() {
  const t = useTranslations('insight')
  const api = useApi()
  const [range, setRange] = useState<Range>('7')
  const [channelId, setChannelId] = useState<string>(ALL)
  const workspace = useQuery(api.workspace.get.queryOptions())
  const channels = useQuery(api.channels.list.queryOptions())
  const timezone = workspace.data?.timezone
  const period = timezone === undefined ? null : lastDays({ days: Number(range), timezone, now: Date.now() })
  const overview = useQuery({
    ...api.insight.overview.queryOptions({
      from: period?.from ?? '',
      to: period?.to ?? '',
      ...(channelId === ALL ? {} : { channelId }),
    }),
    enabled: period !== null,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
  const failed = workspace.isError ? workspace : overview.isError ? overview : null
  const shown = failed ? undefined : overview.data
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={t('title')}
        actions={
          <>
            <Segmented
              label={t('range')}
              value={range}
              onValueChange={setRange}
              segments={ranges.map((value) => ({ value, label: t('lastDays', { days: value }) }))}
            />
            <Select
              aria-label={t('channel')}
              className="w-44"
              value={channelId}
              onValueChange={setChannelId}
              options={[
                { value: ALL, label: t('allChannels') },
                ...(channels.data ?? []).map((channel) => ({ value: channel.id, label: channel.name })),
              ]}
            />
          </>
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto p-4" aria-busy={overview.isFetching}>
        {failed && <QueryError error={failed.error} onRetry={failed.refetch} />}
        {!failed && !shown && <OverviewSkeleton label={t('title')} />}
        {shown?.current.conversations.value === 0 && (
          <EmptyState
            icon={ChartLine}
            title={t('empty')}
            action={
              <Button asChild>
                <Link href="/channels">{t('toChannels')}</Link>
              </Button>
            }
          >
            {t('emptyHint')}
          </EmptyState>
        )}
        {shown && shown.current.conversations.value > 0 && <Dashboard overview={shown} stale={overview.isPlaceholderData} />}
      </div>
    </div>
  )
}

const first: MeasureId[] = ['firstResponse', 'csat', 'containment', 'resolution']
const second: MeasureId[] = ['conversations', 'handoffRate', 'humanFirstResponse', 'queueWait', 'abandonment']

function Dashboard({ overview, stale }: { overview: Overview; stale: boolean }) {
  return (
    <div className={cn('flex flex-col gap-3 transition-opacity', stale && 'opacity-60')}>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {first.map((id) => (
          <KpiCard key={id} id={id} overview={overview} />
        ))}
      </div>
      <div className="grid gap-3 xl:grid-cols-12">
        <FirstResponseChart overview={overview} className="xl:col-span-5" />
        <VolumeChart overview={overview} className="xl:col-span-4" />
        <FunnelCard overview={overview} className="xl:col-span-3" />
      </div>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5">
        {second.map((id) => (
          <KpiCard key={id} id={id} overview={overview} small />
        ))}
      </div>
      <ChannelTable overview={overview} />
    </div>
  )
}
