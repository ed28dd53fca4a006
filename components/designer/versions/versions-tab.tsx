'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, History, RotateCcw, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QueryError } from '../../api/query-error.tsx'
import { useApi, useApiClient } from '../../api/use-api.ts'
import { useErrorText } from '../../api/use-error-text.ts'
import { useMe } from '../../api/use-me.ts'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm-dialog.tsx'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../../ui/dropdown-menu.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { toast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { compareProjects } from '../document/compare.ts'
import { replaceDocument } from '../document/edit-project.ts'
import { useDesigner, useDocument, useReadOnly } from '../model/designer-context.tsx'
import type { KeptDraft } from '../model/drafts-kept.ts'
import { ChangeList } from '../publish/change-list.tsx'
import { useLive, useVersion } from '../publish/use-live.ts'

/** What was published, by whom, where it is live; back to any of them in one click. And drafts this browser kept. */
export function VersionsTab() {
  const t = useTranslations('designer.versions')
  const format = useFormat()
  const api = useApi()
  const client = useApiClient()
  const cache = useQueryClient()
  const confirm = useConfirm()
  const errorText = useErrorText()
  const { may } = useMe()
  const readOnly = useReadOnly()
  const { documents, view, keep } = useDesigner()
  const { versions, channels } = useLive()
  const [open, setOpen] = useState<string | null>(null)
  const [kept] = useState<KeptDraft[]>(() => keep.replaced())
  const rollback = useMutation({
    ...api.projects.rollback.mutationOptions(),
    onSuccess: () => {
      void cache.invalidateQueries(api.projects.pathFilter())
      void cache.invalidateQueries(api.channels.pathFilter())
      toast.success(t('rolledBack'))
    },
  })
  const restore = async (versionId: string, number: number) => {
    try {
      const version = await client.projects.version.query({ versionId })
      documents.edit(replaceDocument({ project: version.project, layout: version.layout }), { label: 'restore' })
      view.setState({ tab: 'flow', flowId: version.project.entryFlowId, cardIds: [], nodeId: null, link: null })
      toast.success(t('restored', { number }), { action: { label: t('undo'), onClick: () => void documents.undo() } })
    } catch (error) {
      toast.error(errorText(error).text)
    }
  }
  const takeKept = (draft: KeptDraft) => {
    documents.edit(replaceDocument(draft.document), { label: 'restore' })
    view.setState({ tab: 'flow', flowId: draft.document.project.entryFlowId, cardIds: [], nodeId: null, link: null })
  }
  return (
    <div className="min-w-0 flex-1 overflow-y-auto bg-bg p-5" role="tabpanel" aria-labelledby="designer-tab-versions">
      <div className="mx-auto flex max-w-[880px] flex-col gap-3">
        <h2 className="font-semibold text-lg">{t('title')}</h2>
        {kept.length > 0 && (
          <Panel title={t('kept')}>
            <p className="mb-2 text-ink-meta text-sm">{t('keptHint')}</p>
            <ul className="flex flex-col gap-1.5">
              {kept.map((draft) => (
                <li key={draft.at} className="flex items-center gap-2">
                  <span>
                    {draft.by
                      ? t('keptOf', { name: draft.by, time: format.dayTime(draft.at) })
                      : t('keptMine', { time: format.dayTime(draft.at) })}
                  </span>
                  {!readOnly && (
                    <Button size="sm" className="ml-auto" icon={Undo2} onClick={() => takeKept(draft)}>
                      {t('restore')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {versions.isError && <QueryError error={versions.error} onRetry={versions.refetch} />}
        {versions.isPending && <SkeletonRows rows={3} label={t('title')} />}
        {versions.data?.length === 0 && (
          <EmptyState icon={History} title={t('empty')}>
            {t('emptyHint')}
          </EmptyState>
        )}
        {versions.data?.map((version) => {
          const elsewhere = (channels.data ?? []).filter((channel) => !version.channels.some((live) => live.id === channel.id))
          return (
            <Panel key={version.id} flush data-testid={`version-${version.number}`}>
              <div className="flex items-start gap-3 px-4 py-3">
                <Tag className="mt-px text-sm" tone={version.channels.length > 0 ? 'ok' : 'neutral'}>
                  v{version.number}
                </Tag>
                <div className="min-w-0 flex-1">
                  <p className={version.note ? 'font-semibold' : 'text-ink-meta'}>{version.note || t('noNote')}</p>
                  <p className="text-ink-meta text-sm">
                    {version.publishedBy.name ?? t('gone')} · {format.dayTime(version.createdAt)}
                    {version.channels.map((channel) => (
                      <Tag key={channel.id} tone="ok" className="ml-2">
                        {t('liveOn', { channel: channel.name })}
                      </Tag>
                    ))}
                  </p>
                </div>
                <Button
                  variant="quiet"
                  aria-expanded={open === version.id}
                  onClick={() => setOpen(open === version.id ? null : version.id)}
                >
                  {t('compare')}
                </Button>
                {!readOnly && (
                  <Button
                    icon={Download}
                    onClick={() => void restore(version.id, version.number)}
                    data-testid={`restore-${version.number}`}
                  >
                    {t('restore')}
                  </Button>
                )}
                {may('flow.publish') && elsewhere.length > 0 && (
                  <Menu>
                    <MenuTrigger asChild>
                      <Button icon={RotateCcw} data-testid={`rollback-${version.number}`}>
                        {t('rollback')}
                      </Button>
                    </MenuTrigger>
                    <MenuContent align="end">
                      {elsewhere.map((channel) => (
                        <MenuItem
                          key={channel.id}
                          detail={channel.version ? `v${channel.version.number}` : undefined}
                          onSelect={async () => {
                            const request = {
                              title: t('rollbackTitle', { number: version.number, channel: channel.name }),
                              description: t('rollbackText'),
                              action: t('rollbackDo'),
                              tone: 'primary' as const,
                            }
                            if (await confirm(request)) rollback.mutate({ channelId: channel.id, versionId: version.id })
                          }}
                        >
                          {channel.name}
                        </MenuItem>
                      ))}
                    </MenuContent>
                  </Menu>
                )}
              </div>
              {open === version.id && <Difference versionId={version.id} />}
            </Panel>
          )
        })}
      </div>
    </div>
  )
}

function Difference({ versionId }: { versionId: string }) {
  const t = useTranslations('designer.versions')
  const { view } = useDesigner()
  const project = useDocument((document) => document.project)
  const { data, isError, error } = useVersion(versionId)
  if (isError) return <QueryError error={error} />
  if (!data) return <SkeletonRows rows={2} label={t('compare')} />
  const changes = compareProjects(data.project, project)
  return (
    <div className="border-line border-t px-4 py-3 text-sm">
      <h3 className="mb-1 text-ink-meta">{t('since', { number: data.number })}</h3>
      {changes.length === 0 ? (
        <p>{t('sameAsDraft')}</p>
      ) : (
        <ChangeList changes={changes} onChoose={(change) => change.place && view.flyTo(change.place)} />
      )}
    </div>
  )
}
