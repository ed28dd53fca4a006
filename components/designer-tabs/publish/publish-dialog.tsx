'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Finding } from '../../../flows/analysis/finding.ts'
import { describeFinding } from '../../../flows/analysis/words.ts'
import type { Project } from '../../../flows/document/project.ts'
import type { Scenario } from '../../../flows/scenarios/scenario.ts'
import { useApi } from '../../api/use-api.ts'
import { useErrorText } from '../../api/use-error-text.ts'
import { useMe } from '../../api/use-me.ts'
import type { SuiteStore } from '../../scenarios/suite-store.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { toast } from '../../ui/toast.tsx'
import { ChangeList, useChanges } from '../change-list.tsx'
import { type Choice, MoveChoice } from '../moves/move-choice.tsx'
import { BacktestCheck } from './backtest-check.tsx'
import { ScenarioCheck, useCurrentRun } from './scenario-check.tsx'

type PublishProps = {
  open: boolean
  onClose(): void
  projectId: string
  project: Project
  revision: number
  findings: Finding[]
  scenarios: readonly Scenario[]
  suite: SuiteStore
  onPublished(): void
}

/** Answers "is it safe": what was found, what changes for customers, what scenarios and recorded conversations say, where it goes live; one verdict, and a button that says what it does. */
export function PublishDialog(props: PublishProps) {
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      {props.open && <Publish {...props} />}
    </Dialog>
  )
}

function Publish({ projectId, project, revision, findings, scenarios, suite, onClose, onPublished }: PublishProps) {
  const t = useTranslations('publish')
  const api = useApi()
  const { me } = useMe()
  const errorText = useErrorText()
  const stored = useQuery(api.projects.get.queryOptions({ projectId }))
  const liveVersion = stored.data?.channels.find((channel) => channel.live?.ofThisProject)?.live?.versionId ?? stored.data?.versions[0]?.id
  const live = useQuery({ ...api.projects.version.queryOptions({ versionId: liveVersion ?? '' }), enabled: Boolean(liveVersion) })
  const moves = useQuery({ ...api.projects.moves.queryOptions({ projectId }), staleTime: 0, refetchInterval: 15_000 })
  const addresses = useQuery(api.channels.list.queryOptions())
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [note, setNote] = useState('')
  const [move, setMove] = useState<Choice>(null)
  const channels = stored.data?.channels ?? []
  const selected = chosen ?? channels.filter((channel) => channel.live?.ofThisProject || channels.length === 1).map((channel) => channel.id)
  const run = useCurrentRun(suite, project, scenarios)
  const failed = scenarios.filter(({ id }) => run?.outcomes[id]?.passed === false).length
  const errors = findings.filter((finding) => finding.severity === 'error')
  const others = findings.filter((finding) => finding.severity !== 'error')
  const names = channels.filter((channel) => selected.includes(channel.id)).map((channel) => channel.name)
  const underWay = channels.flatMap((channel) => {
    const count = (moves.data?.running ?? []).reduce((sum, each) => sum + (each.channelId === channel.id ? each.count : 0), 0)
    return count > 0 && selected.includes(channel.id) ? [{ ...channel, count }] : []
  })
  const publish = useMutation({
    ...api.projects.publish.mutationOptions(),
    meta: { quiet: true },
    onSuccess: ({ number }) => {
      const chat = addresses.data?.find((channel) => selected.includes(channel.id))?.chatUrl
      toast.success(
        t('done', { number }),
        chat ? { action: { label: t('openChat'), onClick: () => window.open(chat, '_blank', 'noopener') } } : undefined,
      )
      onPublished()
    },
  })
  const language = me?.locale ?? 'zh-CN'

  return (
    <DialogContent
      size="lg"
      title={t('title', { name: project.name })}
      aside={
        errors.length > 0 ? (
          <Tag tone="bad" icon={CircleAlert}>
            {t('blocked', { count: errors.length })}
          </Tag>
        ) : failed > 0 ? (
          <Tag tone="warn" icon={TriangleAlert}>
            {t('doubtful', { count: failed })}
          </Tag>
        ) : (
          <Tag tone="ok" icon={CircleCheck}>
            {t('clear')}
          </Tag>
        )
      }
      footer={
        <Button
          variant="primary"
          data-testid="publish-confirm"
          disabled={errors.length > 0}
          loading={publish.isPending}
          onClick={() => publish.mutate({ projectId, revision, channelIds: selected, note, move: underWay.length > 0 ? move : null })}
        >
          {names.length > 0
            ? t(move && underWay.length > 0 ? 'publishAndMove' : 'publishTo', { channels: names.join(t('separator')) })
            : t('keepOnly')}
        </Button>
      }
    >
      <div className="grid grid-cols-2 gap-6 max-md:grid-cols-1">
        <section>
          <h3 className="mb-1.5 font-semibold">{t('found')}</h3>
          {findings.length === 0 && <p className="text-ink-2">{t('nothingFound')}</p>}
          <ul className="flex flex-col gap-1 text-sm">
            {[...errors, ...others].slice(0, 6).map((finding) => (
              <li
                key={JSON.stringify([finding.code, finding.cardId, finding.nodeId, finding.portId, finding.ruleId, finding.field])}
                className="flex gap-1.5"
              >
                {finding.severity === 'error' ? (
                  <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-bad" />
                ) : (
                  <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn-ink" />
                )}
                {describeFinding({ finding, language, project })}
              </li>
            ))}
          </ul>
          {findings.length > 6 && <p className="mt-1 text-ink-meta text-sm">{t('more', { count: findings.length - 6 })}</p>}
        </section>
        <section>
          <h3 className="mb-1.5 font-semibold">{t('changes')}</h3>
          {!liveVersion && stored.data && <p className="text-ink-2">{t('first')}</p>}
          {live.data && <Changes before={live.data.project} after={project} />}
        </section>
        <section>
          <h3 className="mb-1.5 font-semibold">{t('scenarios.title')}</h3>
          <ScenarioCheck {...{ suite, project, scenarios }} before={live.data?.project ?? null} onLeave={onClose} />
        </section>
        <section>
          <h3 className="mb-1.5 font-semibold">{t('backtest.title')}</h3>
          <BacktestCheck projectId={projectId} revision={revision} />
        </section>
        <section>
          <h3 className="mb-1.5 font-semibold">{t('channels')}</h3>
          {channels.length === 0 && stored.data && <p className="text-ink-2">{t('noChannels')}</p>}
          <div className="flex flex-col gap-2">
            {channels.map((channel) => (
              <Checkbox
                key={channel.id}
                data-testid={`publish-channel-${channel.id}`}
                checked={selected.includes(channel.id)}
                onCheckedChange={(on) => setChosen(on === true ? [...selected, channel.id] : selected.filter((id) => id !== channel.id))}
                label={
                  <>
                    {channel.name}
                    <span className="ml-1.5 text-ink-meta text-sm">
                      {channel.live
                        ? t(channel.live.ofThisProject ? 'liveNow' : 'liveOther', { number: channel.live.number })
                        : t('notLive')}
                    </span>
                  </>
                }
              />
            ))}
          </div>
          {underWay.length === 0 && <p className="mt-2 text-ink-meta text-sm">{t('running')}</p>}
        </section>
        <Field label={t('note')}>
          <Textarea
            value={note}
            rows={3}
            maxLength={500}
            placeholder={t('notePlaceholder')}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
        {underWay.length > 0 && (
          <div className="col-span-full border-line border-t pt-4">
            <MoveChoice channels={underWay} to={{ projectId, revision }} choice={move} onChoice={setMove} />
          </div>
        )}
      </div>
      {publish.isError && (
        <Callout tone="bad" className="mt-4">
          {errorText(publish.error).text}
        </Callout>
      )}
    </DialogContent>
  )
}

function Changes({ before, after }: { before: Project; after: Project }) {
  return <ChangeList changes={useChanges(before, after)} before={before} after={after} className="max-h-56" />
}
