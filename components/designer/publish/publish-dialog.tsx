'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ShieldAlert, ShieldCheck, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { readAppError } from '../../api/app-error.ts'
import { useApi } from '../../api/use-api.ts'
import { useErrorText } from '../../api/use-error-text.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { cn } from '../../ui/cn.ts'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { toast } from '../../ui/toast.tsx'
import { compareProjects } from '../document/compare.ts'
import { FindingList } from '../findings/finding-list.tsx'
import { useDesigner, useDocument, useFindings } from '../model/designer-context.tsx'
import { ChangeList } from './change-list.tsx'
import { useLive, useVersion } from './use-live.ts'

/** Is it safe? What was found, what behaves differently from the live version, where it goes; one verdict, one button. */
export function PublishDialog() {
  const t = useTranslations('designer.publish')
  const common = useTranslations('common')
  const api = useApi()
  const cache = useQueryClient()
  const errorText = useErrorText()
  const { projectId, view, saver } = useDesigner()
  const project = useDocument((document) => document.project)
  const findings = useFindings((state) => state.findings).filter((finding) => finding.severity !== 'note')
  const errors = useFindings((state) => state.errors)
  const ready = useFindings((state) => state.ready)
  const saved = useStore(saver, (state) => state.state.kind)
  const { versions, channels } = useLive()
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [note, setNote] = useState('')
  const latest = versions.data?.[0]
  const live = versions.data?.find((version) => version.channels.length > 0) ?? latest
  const liveContent = useVersion(live?.id ?? null)
  const changes = useMemo(() => (liveContent.data ? compareProjects(liveContent.data.project, project) : null), [liveContent.data, project])
  const number = (latest?.number ?? 0) + 1
  const onChannels = channels.data ?? []
  const fallback = useMemo(
    () => onChannels.filter((channel) => channel.version === null || channel.version.projectId === projectId).map((channel) => channel.id),
    [onChannels, projectId],
  )
  const channelIds = chosen ?? fallback
  const names = onChannels.filter((channel) => channelIds.includes(channel.id)).map((channel) => channel.name)
  const close = () => view.setState({ publishing: false })
  useEffect(() => void saver.flush(), [saver])

  const publish = useMutation({
    ...api.projects.publish.mutationOptions(),
    meta: { quiet: true },
    onSuccess: (made) => {
      toast.success(
        names.length > 0 ? t('done', { number: made.number, channels: names.join(' · ') }) : t('doneKept', { number: made.number }),
      )
      void cache.invalidateQueries(api.projects.pathFilter())
      void cache.invalidateQueries(api.channels.pathFilter())
      close()
    },
  })
  const blocked = errors > 0
  const unsafe = blocked || !ready || saved !== 'saved'
  const verdict = blocked
    ? t('blocked', { count: errors })
    : saved !== 'saved'
      ? t('notSaved')
      : findings.length > 0
        ? t('toRead', { count: findings.length })
        : t('clear')

  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        size="xl"
        flush
        title={t('title', { name: project.name })}
        description={latest ? t('fromTo', { from: latest.number, to: number }) : t('first')}
        aside={
          <span
            data-testid="publish-verdict"
            data-blocked={blocked}
            className={cn(
              'flex h-[30px] items-center gap-2 rounded-full px-3 font-semibold',
              blocked ? 'bg-bad-soft text-bad' : unsafe || findings.length > 0 ? 'bg-warn-soft text-warn-ink' : 'bg-ok-soft text-ok-ink',
            )}
          >
            {blocked ? <ShieldAlert aria-hidden className="size-4" /> : <ShieldCheck aria-hidden className="size-4" />}
            {verdict}
          </span>
        }
        footer={
          <>
            <span className="mr-auto flex items-center gap-2 text-ink-meta text-sm">
              <Undo2 aria-hidden className="size-4" />
              {live ? t('oneClick', { number: live.number }) : t('running')}
            </span>
            <Button variant="quiet" onClick={close}>
              {common('cancel')}
            </Button>
            <Button
              variant="primary"
              loading={publish.isPending}
              disabled={unsafe}
              data-testid="publish-confirm"
              onClick={() => publish.mutate({ projectId, revision: saver.getState().revision, channelIds, note: note.trim() })}
            >
              {blocked
                ? t('fixFirst')
                : names.length === 0
                  ? t('keepOnly', { number })
                  : t('publishTo', { number, channels: names.join(' · ') })}
            </Button>
          </>
        }
      >
        {publish.isError && (
          <Callout tone="bad" className="m-4 mb-0">
            {readAppError(publish.error).code === 'stale-draft' ? t('stale') : errorText(publish.error).text}
          </Callout>
        )}
        <div className="grid min-h-[360px] grid-cols-3 divide-x divide-line text-sm">
          <Block title={t('findings')} aside={ready ? t('findingCount', { errors, warnings: findings.length - errors }) : t('checking')}>
            {findings.length === 0 ? (
              <p className="text-ink-meta">{t('noFindings')}</p>
            ) : (
              <div className="-mx-2 max-h-[44vh] overflow-y-auto">
                <FindingList findings={findings} onChoose={close} />
              </div>
            )}
          </Block>
          <Block title={t('changes')} aside={changes?.length}>
            {!live ? (
              versions.isPending ? (
                <Lines />
              ) : (
                <p className="text-ink-meta">{t('firstChanges')}</p>
              )
            ) : !changes ? (
              <Lines />
            ) : changes.length === 0 ? (
              <p className="text-ink-meta">{t('noChanges', { number: live.number })}</p>
            ) : (
              <div className="max-h-[44vh] overflow-y-auto">
                <ChangeList
                  changes={changes}
                  onChoose={(change) => {
                    if (change.place) view.flyTo(change.place)
                    close()
                  }}
                />
              </div>
            )}
          </Block>
          <div className="flex flex-col">
            <Block title={t('where')}>
              {channels.isPending ? (
                <Lines />
              ) : onChannels.length === 0 ? (
                <p className="text-ink-meta">{t('noChannels')}</p>
              ) : (
                <ul className="flex flex-col gap-2">
                  {onChannels.map((channel) => {
                    const { version } = channel
                    return (
                      <li key={channel.id} className="flex items-center gap-2">
                        <Checkbox
                          label={channel.name}
                          data-testid={`publish-channel-${channel.id}`}
                          checked={channelIds.includes(channel.id)}
                          onCheckedChange={(on) =>
                            setChosen(on === true ? [...channelIds, channel.id] : channelIds.filter((id) => id !== channel.id))
                          }
                        />
                        <span className="ml-auto text-ink-meta">
                          {!version ? (
                            t('nothingLive')
                          ) : version.projectId === projectId ? (
                            <Tag tone="ok">v{version.number}</Tag>
                          ) : (
                            t('otherLive', { name: version.projectName, number: version.number })
                          )}
                        </span>
                      </li>
                    )
                  })}
                </ul>
              )}
              <p className="mt-3 text-ink-meta">{t('runningStay')}</p>
            </Block>
            <div className="border-line border-t px-5 py-4">
              <Field label={t('note')}>
                <Textarea
                  value={note}
                  rows={3}
                  maxLength={500}
                  placeholder={t('noteHint')}
                  onChange={(event) => setNote(event.target.value)}
                  data-testid="publish-note"
                />
              </Field>
            </div>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  )
}

function Block({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="px-5 py-4">
      <h3 className="mb-2 flex items-baseline font-semibold text-md">
        {title}
        <small className="ml-auto font-normal text-ink-meta text-sm">{aside}</small>
      </h3>
      {children}
    </section>
  )
}

function Lines() {
  return (
    <div className="flex flex-col gap-3 py-1">
      <Skeleton className="w-4/5" />
      <Skeleton className="w-3/5" />
      <Skeleton className="w-2/3" />
    </div>
  )
}
