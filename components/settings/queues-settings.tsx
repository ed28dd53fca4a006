'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus, Waypoints } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { useFormat } from '../ui/use-format.ts'
import { BreakReasons } from './break-reasons.tsx'
import { useHoursText } from './opening-hours-text.ts'
import { queueNames } from './queue-name.ts'
import { QueueSheet } from './queue-sheet.tsx'
import { SectionHead } from './settings-frame.tsx'
import type { Queue } from './types.ts'

export function QueuesSettings() {
  const t = useTranslations()
  const { may } = useMe()
  const query = useQuery(useApi().queues.list.queryOptions())
  const [edited, setEdited] = useState<Queue | 'new' | null>(null)
  const add = may('queue.manage') && (
    <Button variant="primary" icon={Plus} onClick={() => setEdited('new')}>
      {t('settings.queues.add')}
    </Button>
  )
  return (
    <>
      <SectionHead title={t('settings.sections.queues')} text={t('settings.queues.text')} action={query.data?.length ? add : null} />
      {query.isError ? (
        <QueryError error={query.error} onRetry={query.refetch} />
      ) : (
        <Panel flush className="overflow-hidden">
          {!query.data ? (
            <SkeletonRows rows={3} label={t('common.loading')} />
          ) : query.data.length === 0 ? (
            <EmptyState icon={Waypoints} title={t('settings.queues.empty')} action={add}>
              {t('settings.queues.emptyText')}
            </EmptyState>
          ) : (
            <QueueTable queues={query.data} onEdit={setEdited} />
          )}
        </Panel>
      )}
      {may('desk.view') && <BreakReasons />}
      <QueueSheet queue={edited} onClose={() => setEdited(null)} />
    </>
  )
}

function QueueTable({ queues, onEdit }: { queues: readonly Queue[]; onEdit: (queue: Queue) => void }) {
  const t = useTranslations('settings.queues')
  const locale = useLocale()
  const format = useFormat()
  const hoursText = useHoursText()
  return (
    <Table>
      <thead>
        <tr>
          <Head>{t('queue')}</Head>
          <Head>{t('hours')}</Head>
          <Head numeric>{t('agents')}</Head>
          <Head numeric>{t('target')}</Head>
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => {
          const [name, other] = queueNames(queue, locale)
          return (
            <Row key={queue.id}>
              <Cell className="h-12">
                <button type="button" onClick={() => onEdit(queue)} className="rounded-sm text-left hover:text-accent-ink hover:underline">
                  {name}
                </button>
                {other && <div className="text-ink-meta text-sm">{other}</div>}
              </Cell>
              <Cell className="text-ink-2 text-sm">{hoursText(queue.calendar)}</Cell>
              <Cell numeric>{format.number(queue.members.length)}</Cell>
              <Cell numeric>{format.duration(queue.serviceTargetSeconds * 1000)}</Cell>
            </Row>
          )
        })}
      </tbody>
    </Table>
  )
}
