'use client'
import { useQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { type ApiOutputs, useApi } from '../api/use-api.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useNow } from '../ui/use-now.ts'
import { CredentialDialog } from './credential-dialog.tsx'

export type Credential = ApiOutputs['credentials']['list'][number]
/** From so many days before its end a certificate wants attention. */
const SOON = 30 * 86_400_000

/** How HTTP requests of flows sign in to other systems. */
export function CredentialsPanel() {
  const t = useTranslations('settings.credentials')
  const c = useTranslations('common')
  const query = useQuery(useApi().credentials.list.queryOptions())
  const [edited, setEdited] = useState<Credential | 'new' | null>(null)
  const add = (
    <Button icon={Plus} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  return (
    <Panel flush title={t('title')} aside={query.data?.length ? add : null} className="overflow-hidden">
      <p className="-mt-1 px-4 pb-3 text-ink-meta text-sm">{t('text')}</p>
      {query.isError ? (
        <QueryError error={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <SkeletonRows rows={2} label={c('loading')} />
      ) : query.data.length === 0 ? (
        <EmptyState icon={KeyRound} title={t('empty')} action={add} className="py-6">
          {t('emptyText')}
        </EmptyState>
      ) : (
        <Table>
          <thead>
            <tr>
              <Head>{t('name')}</Head>
              <Head>{t('system')}</Head>
              <Head>{t('kind')}</Head>
              <Head>{t('state')}</Head>
            </tr>
          </thead>
          <tbody>
            {query.data.map((credential) => (
              <Row key={credential.id}>
                <Cell>
                  <button
                    type="button"
                    onClick={() => setEdited(credential)}
                    className="rounded-sm text-left hover:text-accent-ink hover:underline"
                  >
                    {credential.name}
                  </button>
                </Cell>
                <Cell className="break-all text-ink-2 text-sm">{credential.origin}</Cell>
                <Cell className="text-ink-2 text-sm">{t(`kinds.${credential.kind}`)}</Cell>
                <Cell>
                  <State credential={credential} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      <CredentialDialog credential={edited} onClose={() => setEdited(null)} />
    </Panel>
  )
}

function State({ credential: { readable, validUntil } }: { credential: Credential }) {
  const t = useTranslations('settings.credentials')
  const format = useFormat()
  const now = useNow(60_000) || Date.now()
  if (!readable) return <Tag tone="bad">{t('unreadable')}</Tag>
  if (validUntil === null) return <Tag tone="ok">{t('ready')}</Tag>
  const left = new Date(validUntil).getTime() - now
  return (
    <Tag tone={left <= 0 ? 'bad' : left < SOON ? 'warn' : 'ok'}>
      {t(left <= 0 ? 'ended' : 'validUntil', { day: format.day(validUntil) })}
    </Tag>
  )
}
