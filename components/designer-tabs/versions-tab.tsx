'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowRightLeft, GitCompareArrows, History, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { useApi, useApiClient } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import type { DesignerTabProps } from '../designer/contract.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { toast } from '../ui/toast.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CompareView, DRAFT, type Side } from './compare/compare-view.tsx'
import { CopiesPanel, type MergeTarget } from './copies/copies-panel.tsx'
import { MergeView } from './copies/merge-view.tsx'
import { MoveDialog, type MoveTarget } from './moves/move-dialog.tsx'
import { MoveList } from './moves/move-list.tsx'
import { RollbackDialog, type RollbackTarget } from './moves/rollback-dialog.tsx'

/** What was published, by whom and why; where it is live; back to any of them. */
export function VersionsTab({ projectId, project, edit, readOnly }: DesignerTabProps) {
  const t = useTranslations('tabs.versions')
  const c = useTranslations('copies')
  const m = useTranslations('moves')
  const format = useFormat()
  const api = useApi()
  const client = useApiClient()
  const { may } = useMe()
  const [compared, setCompared] = useState<{ from: Side; to: Side } | null>(null)
  const [merging, setMerging] = useState<MergeTarget | null>(null)
  const [moving, setMoving] = useState<MoveTarget | null>(null)
  const [rollingBack, setRollingBack] = useState<RollbackTarget | null>(null)
  const moves = useQuery({
    ...api.projects.moves.queryOptions({ projectId }),
    refetchInterval: ({ state }) => (state.data?.moves.some((move) => move.state === 'running') ? 1000 : 15_000),
  })
  const query = useQuery(api.projects.get.queryOptions({ projectId }))
  if (query.isError) return <QueryError error={query.error} onRetry={query.refetch} className="flex-1" />
  if (!query.data) return <SkeletonRows rows={4} label={t('title')} className="flex-1" />
  const { versions, channels } = query.data
  const running = moves.data?.running ?? []
  const count = (which: (each: (typeof running)[number]) => boolean) => running.filter(which).reduce((sum, each) => sum + each.count, 0)
  if (merging) {
    const done = (names: { copy: string; original: string }) => {
      toast.success(c(merging.into === 'original' ? 'broughtBack' : 'refreshed', names))
      setMerging(null)
    }
    return <MergeView {...merging} onClose={() => setMerging(null)} onDone={done} />
  }
  const copies = <CopiesPanel projectId={projectId} name={project.name} readOnly={readOnly} onMerge={setMerging} />
  if (versions.length === 0) {
    return (
      <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
        {copies}
        <EmptyState icon={History} title={t('empty')} className="flex-1">
          {t('emptyHint')}
        </EmptyState>
      </div>
    )
  }
  if (compared) return <CompareView versions={versions} {...compared} onChoose={setCompared} onClose={() => setCompared(null)} />
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      {copies}
      <MoveList moves={moves.data?.moves ?? []} />
      <Table>
        <thead>
          <tr>
            <Head className="pl-5">{t('version')}</Head>
            <Head>{t('note')}</Head>
            <Head>{t('by')}</Head>
            <Head>{t('when')}</Head>
            <Head className="pr-5">
              <span className="sr-only">{t('actions')}</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => {
            const live = channels.filter((channel) => channel.live?.versionId === version.id)
            const elsewhere = channels.filter((channel) => channel.live?.ofThisProject && channel.live.versionId !== version.id)
            const here = count((each) => each.versionId === version.id)
            const away = (channelId: string) => count((each) => each.channelId === channelId && each.versionId !== version.id)
            return (
              <Row key={version.id}>
                <Cell className="whitespace-nowrap pl-5">
                  <span className="font-semibold">v{version.number}</span>
                  {live.map((channel) => (
                    <Tag key={channel.id} tone="ok" className="ml-2">
                      {t('live', { channel: channel.name })}
                    </Tag>
                  ))}
                  {here > 0 && <span className="ml-2 text-ink-meta text-sm">{m('count', { count: here })}</span>}
                </Cell>
                <Cell className="w-full">{version.note || <span className="text-ink-meta">–</span>}</Cell>
                <Cell className="whitespace-nowrap text-ink-2">{version.publishedBy?.name ?? ''}</Cell>
                <Cell className="whitespace-nowrap text-ink-2">{format.dayTime(version.createdAt)}</Cell>
                <Cell className="whitespace-nowrap pr-5">
                  <div className="flex items-center justify-end gap-1">
                    {may('flow.publish') &&
                      live.map((channel) => {
                        const waiting = away(channel.id)
                        const moving = moves.data?.moves.some((move) => move.state === 'running' && move.channel.id === channel.id)
                        if (waiting === 0 || moving) return null
                        const target = { channelId: channel.id, channel: channel.name, number: version.number }
                        return (
                          <Button
                            key={channel.id}
                            size="sm"
                            icon={ArrowRightLeft}
                            data-testid={`move-${version.number}`}
                            onClick={() => setMoving(target)}
                          >
                            {m('moveHere', { count: waiting })}
                          </Button>
                        )
                      })}
                    {may('flow.publish') &&
                      elsewhere.map((channel) => (
                        <Button
                          key={channel.id}
                          size="sm"
                          icon={RotateCcw}
                          data-testid={`put-on-${version.number}`}
                          onClick={() =>
                            setRollingBack({
                              channelId: channel.id,
                              channel: channel.name,
                              number: version.number,
                              versionId: version.id,
                              count: away(channel.id),
                            })
                          }
                        >
                          {t('putOn', { channel: channel.name })}
                        </Button>
                      ))}
                    <Button
                      size="sm"
                      variant="quiet"
                      icon={GitCompareArrows}
                      data-testid={`compare-${version.number}`}
                      onClick={() => setCompared({ from: version.id, to: DRAFT })}
                    >
                      {t('compare')}
                    </Button>
                    {!readOnly && (
                      <Button
                        size="sm"
                        variant="quiet"
                        data-testid={`restore-${version.number}`}
                        onClick={async () => {
                          const stored = await client.projects.version.query({ versionId: version.id })
                          edit(t('restore'), (document) => {
                            document.project = { ...stored.project, id: document.project.id }
                            document.layout = stored.layout
                            document.scenarios = stored.scenarios
                          })
                          toast.success(t('restored', { number: version.number }))
                        }}
                      >
                        {t('restore')}
                      </Button>
                    )}
                  </div>
                </Cell>
              </Row>
            )
          })}
        </tbody>
      </Table>
      <MoveDialog target={moving} onClose={() => setMoving(null)} />
      <RollbackDialog target={rollingBack} onClose={() => setRollingBack(null)} />
    </div>
  )
}
