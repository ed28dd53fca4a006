'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ApiOutputs } from '../api/use-api.ts'
import { Panel } from '../ui/panel.tsx'
import { Clock, RelativeTime } from '../ui/relative-time.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useNow } from '../ui/use-now.ts'
import { useFailureText } from './use-failure-text.ts'
import { useKindName } from './use-kind-name.ts'

type Operations = ApiOutputs['operations']['get']
/** Under which name effects call what is set up as a connection. */
const targets = { assistant: 'assistant', email: 'notify' } as const

/** The services outside: those that are set up, and those that calls are stopped to because they failed again and again. */
export function CircuitsPanel({ circuits, connections }: Pick<Operations, 'circuits' | 'connections'>) {
  const t = useTranslations('operations')
  const kindName = useKindName()
  const stopped = new Map(circuits.map((circuit) => [circuit.target, circuit]))
  const setUp = connections.map((kind) => targets[kind])
  const all = [...new Set([...setUp, ...stopped.keys()])]
  return (
    <Panel
      flush
      title={t('services')}
      className="overflow-hidden"
      aside={
        <Link href="/settings/services" className="text-accent-ink hover:underline">
          {t('setUpServices')}
        </Link>
      }
    >
      {all.length === 0 ? (
        <p className="px-4 pb-4 text-ink-meta text-sm">{t('noServices')}</p>
      ) : (
        <Table>
          <thead>
            <tr>
              <Head>{t('service')}</Head>
              <Head>{t('state')}</Head>
              <Head>{t('why')}</Head>
            </tr>
          </thead>
          <tbody>
            {all.map((target) => (
              <ServiceRow key={target} name={kindName(target)} circuit={stopped.get(target)} />
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  )
}

function ServiceRow({ name, circuit }: { name: string; circuit: Operations['circuits'][number] | undefined }) {
  const t = useTranslations('operations')
  const failureText = useFailureText()
  const now = useNow(1000) || Date.now()
  if (!circuit)
    return (
      <Row>
        <Cell>{name}</Cell>
        <Cell>
          <Tag tone="ok">{t('circuit.closed')}</Tag>
        </Cell>
        <Cell />
      </Row>
    )
  const open = new Date(circuit.until).getTime() > now
  return (
    <Row>
      <Cell>{name}</Cell>
      <Cell>
        <span className="flex items-center gap-2">
          <Tag tone={open ? 'bad' : 'warn'}>{t(open ? 'circuit.open' : 'circuit.halfOpen')}</Tag>
          {open && (
            <span className="text-ink-2 text-sm">
              {t('circuit.again')} <Clock until={circuit.until} />
            </span>
          )}
        </span>
      </Cell>
      <Cell className="text-ink-2 text-sm">
        {failureText(circuit.code)} · {t('circuit.since')} <RelativeTime at={circuit.openedAt} />
      </Cell>
    </Row>
  )
}
