'use client'
import { useTranslations } from 'next-intl'
import type { MeasureId } from '../../server/insight/measures.ts'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { ChartCard } from './chart-card.tsx'
import type { Overview } from './kpi-card.tsx'
import { useMeasureText } from './use-measure-text.ts'

const columns: MeasureId[] = [
  'conversations',
  'containment',
  'handoffRate',
  'firstResponse',
  'humanFirstResponse',
  'queueWait',
  'abandonment',
  'resolution',
  'csat',
]

/** The same measures for each channel. */
export function ChannelTable({ overview, className }: { overview: Overview; className?: string }) {
  const t = useTranslations('insight')
  const names = useTranslations('measures')
  const text = useMeasureText()
  return (
    <ChartCard title={t('channels')} unit={t('channelsNote')} className={className}>
      <div className="overflow-x-auto">
        <Table>
          <thead>
            <tr>
              <Head>{t('channel')}</Head>
              {columns.map((id) => (
                <Head key={id} numeric>
                  {names(`${id}.name`)}
                </Head>
              ))}
            </tr>
          </thead>
          <tbody>
            {overview.channels.map((channel) => (
              <Row key={channel.channelId}>
                <Cell className="whitespace-nowrap">{channel.name}</Cell>
                {columns.map((id) => (
                  <Cell key={id} numeric className={channel[id].value === null ? 'text-ink-meta' : ''}>
                    {text.text(overview.measures[id].unit, channel[id].value)}
                  </Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </ChartCard>
  )
}
