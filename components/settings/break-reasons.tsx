'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { type ApiOutputs, useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Input } from '../ui/input.tsx'
import { newId } from '../ui/new-id.ts'
import { Panel } from '../ui/panel.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useSave } from './use-save.ts'

type Reason = ApiOutputs['presence']['reasons'][number]
const most = 20

/** Why agents may go on a break. What is taken out is no longer offered; the record of earlier breaks keeps its name. */
export function BreakReasons() {
  const t = useTranslations('settings.breaks')
  const query = useQuery(useApi().presence.reasons.queryOptions())
  return (
    <Panel title={t('title')}>
      <p className="mb-3 text-ink-meta text-sm">{t('text')}</p>
      {query.isError ? (
        <QueryError error={query.error} onRetry={query.refetch} />
      ) : query.data ? (
        <ReasonsForm key={query.dataUpdatedAt} reasons={query.data} />
      ) : (
        <SkeletonRows rows={3} label={t('title')} />
      )}
    </Panel>
  )
}

function ReasonsForm({ reasons }: { reasons: readonly Reason[] }) {
  const t = useTranslations('settings')
  const tc = useTranslations('common')
  const { may } = useMe()
  const offered = reasons.filter((reason) => reason.offered)
  const [rows, setRows] = useState(offered)
  const save = useSave(useApi().presence.saveReasons.mutationOptions())
  const fixed = !may('queue.manage')
  const named = rows.every((row) => row.zh.trim() || row.en.trim())
  const changed = JSON.stringify(rows) !== JSON.stringify(offered)
  const edit = (id: string, part: Partial<Reason>) => setRows((all) => all.map((row) => (row.id === id ? { ...row, ...part } : row)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ reasons: rows.map((row) => ({ ...row, zh: row.zh.trim(), en: row.en.trim() })) })
  }
  return (
    <form onSubmit={submit} className="flex max-w-[560px] flex-col gap-2">
      {rows.length > 0 && (
        <div aria-hidden className="flex gap-2 text-ink-meta text-sm">
          <span className="flex-1">{t('queues.nameZh')}</span>
          <span className="flex-1">{t('queues.nameEn')}</span>
          <span className="w-7" />
        </div>
      )}
      {rows.map((row, place) => (
        <div key={row.id} className="flex gap-2">
          {(['zh', 'en'] as const).map((language) => (
            <span key={language} className="flex-1">
              <Input
                value={row[language]}
                readOnly={fixed}
                maxLength={30}
                aria-label={t(language === 'zh' ? 'breaks.zhOf' : 'breaks.enOf', { place: place + 1 })}
                onChange={(event) => edit(row.id, { [language]: event.target.value })}
              />
            </span>
          ))}
          {!fixed && (
            <IconButton
              icon={Trash2}
              label={t('breaks.remove', { name: row.zh || row.en || String(place + 1) })}
              onClick={() => setRows((all) => all.filter((each) => each.id !== row.id))}
            />
          )}
        </div>
      ))}
      {rows.length === 0 && <p className="text-ink-meta">{t('breaks.none')}</p>}
      {!fixed && (
        <div className="mt-1 flex gap-2">
          <Button type="submit" variant="primary" loading={save.isPending} disabled={!changed || !named}>
            {tc('save')}
          </Button>
          <Button
            icon={Plus}
            disabled={rows.length >= most}
            onClick={() => setRows((all) => [...all, { id: `r${newId().slice(0, 8)}`, zh: '', en: '', offered: true }])}
          >
            {t('breaks.add')}
          </Button>
        </div>
      )}
    </form>
  )
}
