'use client'
import { useQuery } from '@tanstack/react-query'
import { ExternalLink, Plus, RadioTower, Settings2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { type ApiOutputs, useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { PageHead } from '../shell/page-head.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { ChannelSheet } from './channel-sheet.tsx'
import { Snippet } from './snippet.tsx'

export type Channel = ApiOutputs['channels']['list'][number]

/** Where customers reach the bot: what is live there, how it is put on a website, how it looks. */
export function ChannelsPage() {
  const t = useTranslations('channels')
  const { may } = useMe()
  const query = useQuery(useApi().channels.list.queryOptions())
  const [edited, setEdited] = useState<Channel | 'new' | null>(null)
  const add = may('channel.manage') && (
    <Button variant="primary" icon={Plus} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead title={t('title')} actions={query.data?.length ? add : undefined} />
      <div className="min-h-0 flex-1 overflow-y-auto p-5">
        <div className="mx-auto flex max-w-[880px] flex-col gap-4">
          {query.isError && <QueryError error={query.error} onRetry={query.refetch} />}
          {query.isPending && <SkeletonRows rows={3} label={t('title')} />}
          {query.data?.length === 0 && (
            <EmptyState icon={RadioTower} title={t('empty')} action={add}>
              {t('emptyHint')}
            </EmptyState>
          )}
          {query.data?.map((channel) => (
            <ChannelPanel key={channel.id} channel={channel} onEdit={may('channel.manage') ? () => setEdited(channel) : undefined} />
          ))}
        </div>
      </div>
      <ChannelSheet channel={edited} onClose={() => setEdited(null)} />
    </div>
  )
}

function ChannelPanel({ channel, onEdit }: { channel: Channel; onEdit?: () => void }) {
  const t = useTranslations('channels')
  const format = useFormat()
  return (
    <Panel
      title={
        <span className="flex items-center gap-2">
          {channel.name}
          <Tag outline>{t('kind.web')}</Tag>
          {!channel.enabled && <Tag tone="warn">{t('disabled')}</Tag>}
        </span>
      }
      aside={
        <>
          <Button asChild variant="quiet">
            <a href={channel.chatUrl} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden className="size-4" strokeWidth={1.75} />
              {t('openChat')}
            </a>
          </Button>
          {onEdit && (
            <Button icon={Settings2} onClick={onEdit}>
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      <dl className="grid grid-cols-[112px_1fr] gap-x-4 gap-y-2.5 [&_dt]:text-ink-meta">
        <dt>{t('live')}</dt>
        <dd>
          {channel.version ? (
            <>
              {channel.version.projectName} <Tag tone="ok">v{channel.version.number}</Tag>
              <span className="ml-2 text-ink-meta text-sm">{format.dayTime(channel.version.createdAt)}</span>
            </>
          ) : (
            <span className="text-warn-ink">{t('notPublished')}</span>
          )}
        </dd>
        <dt>{t('origins')}</dt>
        <dd>{channel.allowedOrigins.length > 0 ? channel.allowedOrigins.join(' · ') : t('anyOrigin')}</dd>
        <dt>{t('snippet')}</dt>
        <dd className="min-w-0">
          <Snippet text={channel.snippet} />
          <p className="mt-1 text-ink-meta text-sm">{t('snippetHint')}</p>
        </dd>
      </dl>
    </Panel>
  )
}
