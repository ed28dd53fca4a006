'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { type ApiOutputs, useApi } from '../api/use-api.ts'
import { useSave } from '../settings/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Head, Table } from '../ui/table.tsx'
import { toast } from '../ui/toast.tsx'
import { DeadLetterRow } from './dead-letter-row.tsx'
import { DiscardDialog } from './discard-dialog.tsx'

export type DeadLetter = ApiOutputs['operations']['deadLetters']['items'][number]

/** Effects that failed for good: why, of whom, what was asked; one or many run again or are discarded. */
export function DeadLetters({ count }: { count: number }) {
  const t = useTranslations('operations.dead')
  const c = useTranslations('common')
  const api = useApi()
  const query = useQuery(
    api.operations.deadLetters.queryOptions(undefined, { refetchInterval: 5000, placeholderData: keepPreviousData, meta: { quiet: true } }),
  )
  return (
    <Panel flush title={t('title')} aside={count > 0 && <span>{t('count', { count })}</span>} className="overflow-hidden">
      {query.data ? (
        query.data.items.length === 0 ? (
          <EmptyState icon={CircleCheck} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <LetterTable letters={query.data.items} count={query.data.count} />
        )
      ) : query.isError ? (
        <QueryError error={query.error} onRetry={query.refetch} />
      ) : (
        <SkeletonRows rows={3} label={c('loading')} />
      )}
    </Panel>
  )
}

const keyOf = ({ conversationId, effectId }: DeadLetter) => `${conversationId} ${effectId}`

function LetterTable({ letters, count }: { letters: DeadLetter[]; count: number }) {
  const t = useTranslations('operations.dead')
  const api = useApi()
  const confirm = useConfirm()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [discarding, setDiscarding] = useState<DeadLetter[] | null>(null)
  const rerun = useSave(api.operations.rerun.mutationOptions(), {
    done: null,
    after: ({ begun, gone }) => {
      setChosen(new Set())
      if (begun > 0) toast.success(t('rerunBegun', { count: begun }))
      if (gone > 0) toast.info(t('gone', { count: gone }))
    },
  })
  const picked = letters.filter((letter) => chosen.has(keyOf(letter)))
  const choose = (of: DeadLetter[], on: boolean) =>
    setChosen((before) => {
      const after = new Set(before)
      for (const letter of of) on ? after.add(keyOf(letter)) : after.delete(keyOf(letter))
      return after
    })
  const ask = async (of: DeadLetter[]) => {
    const yes = await confirm({
      title: t('rerunTitle', { count: of.length }),
      description: t('rerunText'),
      action: t('rerun'),
      tone: 'primary',
    })
    if (yes) rerun.mutate({ letters: of.map(({ conversationId, effectId }) => ({ conversationId, effectId })) })
  }
  return (
    <>
      <div className="flex h-9 items-center gap-2 border-line border-b px-4">
        <Checkbox
          label={<span className="text-sm">{picked.length > 0 ? t('chosen', { count: picked.length }) : t('chooseAll')}</span>}
          checked={picked.length === 0 ? false : picked.length === letters.length || 'indeterminate'}
          onCheckedChange={(on) => choose(letters, on === true)}
        />
        {picked.length > 0 && (
          <span className="ml-auto flex gap-2">
            <Button size="sm" variant="danger-quiet" onClick={() => setDiscarding(picked)}>
              {t('discard')}
            </Button>
            <Button size="sm" loading={rerun.isPending} onClick={() => void ask(picked)}>
              {t('rerun')}
            </Button>
          </span>
        )}
      </div>
      <Table>
        <thead className="sr-only">
          <tr>
            <Head>{t('choose')}</Head>
            <Head>{t('what')}</Head>
            <Head>{t('why')}</Head>
            <Head>{t('actions')}</Head>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <DeadLetterRow
              key={keyOf(letter)}
              letter={letter}
              chosen={chosen.has(keyOf(letter))}
              onChoose={(on) => choose([letter], on)}
              onRerun={() => void ask([letter])}
              onDiscard={() => setDiscarding([letter])}
            />
          ))}
        </tbody>
      </Table>
      {count > letters.length && (
        <p className="border-line border-t px-4 py-2 text-ink-meta text-sm">{t('newest', { shown: letters.length, count })}</p>
      )}
      <DiscardDialog
        letters={discarding}
        onClose={() => setDiscarding(null)}
        onDone={() => {
          setDiscarding(null)
          setChosen(new Set())
        }}
      />
    </>
  )
}
