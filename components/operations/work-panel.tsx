'use client'
import { useTranslations } from 'next-intl'
import type { ApiOutputs } from '../api/use-api.ts'
import { Panel } from '../ui/panel.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useKindName } from './use-kind-name.ts'

type Operations = ApiOutputs['operations']['get']
/** From here on whoever waits notices. */
const LATE_SECONDS = 60

/** What is still to be done: effects by kind, timers, each with how late the oldest is. */
export function WorkPanel({ effects, timers }: Pick<Operations, 'effects' | 'timers'>) {
  const t = useTranslations('operations')
  const format = useFormat()
  const kindName = useKindName()
  return (
    <Panel flush title={t('work')} className="overflow-hidden">
      <Table>
        <thead>
          <tr>
            <Head>{t('kind')}</Head>
            <Head numeric>{t('waiting')}</Head>
            <Head numeric>{t('running')}</Head>
            <Head numeric>{t('later')}</Head>
            <Head numeric>{t('lag')}</Head>
          </tr>
        </thead>
        <tbody>
          {effects.map(({ kind, waiting, running, later, lagSeconds }) => (
            <Row key={kind}>
              <Cell>{kindName(kind)}</Cell>
              <Cell numeric>{format.number(waiting)}</Cell>
              <Cell numeric>{format.number(running)}</Cell>
              <Cell numeric>{format.number(later)}</Cell>
              <Cell numeric>
                <Lag seconds={lagSeconds} />
              </Cell>
            </Row>
          ))}
          <Row>
            <Cell>{t('timers')}</Cell>
            <Cell numeric>{format.number(timers.due)}</Cell>
            <Cell numeric>–</Cell>
            <Cell numeric>{timers.nextHour > 0 ? t('nextHour', { count: timers.nextHour }) : '–'}</Cell>
            <Cell numeric>
              <Lag seconds={timers.lagSeconds} />
            </Cell>
          </Row>
        </tbody>
      </Table>
      {effects.length === 0 && <p className="border-line border-t px-4 py-2 text-ink-meta text-sm">{t('noWork')}</p>}
    </Panel>
  )
}

function Lag({ seconds }: { seconds: number }) {
  const t = useTranslations('operations')
  const format = useFormat()
  if (seconds < 1) return <span className="text-ink-meta">{t('onTime')}</span>
  const text = format.duration(seconds * 1000)
  return seconds < LATE_SECONDS ? text : <Tag tone="bad">{text}</Tag>
}
