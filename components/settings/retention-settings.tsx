'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { QueryError } from '../api/query-error.tsx'
import { type ApiOutputs, useApi } from '../api/use-api.ts'
import { Callout } from '../ui/callout.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Panel } from '../ui/panel.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { SectionHead } from './settings-frame.tsx'
import { useSave } from './use-save.ts'

type Rule = ApiOutputs['retention']['list'][number]

/** From which on somebody who chooses a shorter one is asked, and which are offered. */
const offered = [30, 90, 180, 365, 1095, 1825]
const forever = 'forever'

/** How long what kind of thing is kept, and what has gone because of it. Looks again while a round is under way. */
export function RetentionSettings() {
  const t = useTranslations('settings.retention')
  const s = useTranslations('settings')
  const query = useQuery(useApi().retention.list.queryOptions(undefined, { refetchInterval: 10_000, meta: { quiet: true } }))
  return (
    <>
      <SectionHead title={s('sections.retention')} text={t('text')} />
      {query.isError && !query.data ? (
        <QueryError error={query.error} onRetry={query.refetch} />
      ) : query.data ? (
        <Panel>
          <div className="flex max-w-[560px] flex-col gap-5">
            {query.data.map((rule) => (
              <RuleField key={rule.kind} rule={rule} />
            ))}
          </div>
        </Panel>
      ) : (
        <SkeletonRows rows={4} label={s('sections.retention')} />
      )}
      <Callout tone="info">{t('law')}</Callout>
    </>
  )
}

function RuleField({ rule }: { rule: Rule }) {
  const t = useTranslations('settings.retention')
  const c = useTranslations('common')
  const confirm = useConfirm()
  const save = useSave(useApi().retention.set.mutationOptions())
  const { kind, days } = rule
  const choices = days === null || offered.includes(days) ? offered : [...offered, days].sort((a, b) => a - b)

  const choose = async (value: string) => {
    const next = value === forever ? null : Number(value)
    const shorter = next !== null && (days === null || next < days)
    const description = t('confirmText', { what: t(`kinds.${kind}.name`), time: next === null ? '' : t('days', { days: next }) })
    if (shorter && !(await confirm({ title: t('confirm'), description, action: c('save'), tone: 'danger' }))) return
    save.mutate({ kind, days: next })
  }
  return (
    <div className="flex flex-col gap-1">
      <Field label={t(`kinds.${kind}.name`)} help={t(`kinds.${kind}.help`)}>
        <Select
          value={days === null ? forever : String(days)}
          onValueChange={choose}
          disabled={save.isPending}
          options={[{ value: forever, label: t('forever') }, ...choices.map((n) => ({ value: String(n), label: t('days', { days: n }) }))]}
        />
      </Field>
      {days !== null && (
        <p className="text-ink-meta text-sm">
          {rule.finishedAt ? (
            <>
              {t('last')} <RelativeTime at={rule.finishedAt} />: {t('removed', { round: rule.round, all: rule.removed })}
            </>
          ) : (
            t('running', { round: rule.round })
          )}
        </p>
      )}
    </div>
  )
}
