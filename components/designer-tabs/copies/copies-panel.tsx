'use client'
import { useQuery } from '@tanstack/react-query'
import { CopyPlus, GitMerge, GitPullRequestArrow, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { CopySide } from '../../../flows/merge/merge-copy.ts'
import { type ApiOutputs, useApi } from '../../api/use-api.ts'
import { useSave } from '../../settings/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Tag } from '../../ui/tag.tsx'

export type MergeTarget = { copyId: string; into: CopySide }
type CopiesPanelProps = { projectId: string; name: string; readOnly: boolean; onMerge(target: MergeTarget): void }

/** The working copies of a project, or what this one is a copy of: what is new where, and both ways to bring it together. */
export function CopiesPanel({ projectId, name, readOnly, onMerge }: CopiesPanelProps) {
  const t = useTranslations('copies')
  const api = useApi()
  const router = useRouter()
  const copies = useQuery({ ...api.projects.copies.queryOptions({ projectId }), refetchInterval: 15_000 })
  const start = useSave(api.projects.startCopy.mutationOptions(), {
    done: t('started'),
    after: ({ projectId: copyId }) => router.push(`/flows/${copyId}`),
  })
  const isCopy = copies.data?.some(({ copy }) => copy.id === projectId) ?? false
  if (!copies.data || (copies.data.length === 0 && readOnly)) return null
  return (
    <section aria-label={t('title')} data-testid="copies" className="border-line border-b px-5 py-3">
      <div className="flex items-center gap-3">
        <h2 className="font-semibold">{isCopy ? t('aCopy') : t('title')}</h2>
        {!isCopy && <p className="min-w-0 truncate text-ink-meta text-sm">{t('about')}</p>}
        {!isCopy && !readOnly && (
          <Button
            size="sm"
            icon={CopyPlus}
            className="ml-auto"
            data-testid="start-copy"
            loading={start.isPending}
            onClick={() => start.mutate({ projectId, name: t('nameOf', { name }).slice(0, 120) })}
          >
            {t('start')}
          </Button>
        )}
      </div>
      {copies.data.length > 0 && (
        <ul className="mt-2 divide-y divide-line">
          {copies.data.map((each) => (
            <CopyRow
              key={each.copy.id}
              {...each}
              here={each.copy.id === projectId ? 'copy' : 'original'}
              readOnly={readOnly}
              onMerge={onMerge}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

type CopyRowProps = ApiOutputs['projects']['copies'][number] & Pick<CopiesPanelProps, 'readOnly' | 'onMerge'> & { here: CopySide }

function CopyRow({ copy, original, news, merged, here, readOnly, onMerge }: CopyRowProps) {
  const t = useTranslations('copies')
  const api = useApi()
  const undo = useSave(api.projects.undoMerge.mutationOptions(), { done: t('undone') })
  const other = here === 'copy' ? original : copy
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2" data-testid={`copy-${copy.id}`}>
      <Link href={`/flows/${other.id}`} className="rounded-sm font-semibold hover:text-accent-ink hover:underline">
        {other.name}
      </Link>
      {here === 'original' && (
        <span className="text-ink-meta text-sm">
          <RelativeTime at={copy.updatedAt} />
          {copy.updatedBy && ` · ${copy.updatedBy}`}
        </span>
      )}
      {original.archived && <Tag>{t('archived')}</Tag>}
      {news.copy && <Tag tone="accent">{t('newInCopy')}</Tag>}
      {news.original && <Tag tone="warn">{t('newInOriginal')}</Tag>}
      {!news.copy && !news.original && <Tag tone="ok">{t('same')}</Tag>}
      {!readOnly && !original.archived && (
        <div className="ml-auto flex flex-wrap gap-1.5">
          {merged && (
            <Button
              size="sm"
              variant="quiet"
              icon={Undo2}
              data-testid="undo-merge"
              loading={undo.isPending}
              onClick={() => undo.mutate({ copyId: copy.id })}
            >
              {merged.into === 'original' ? t('undoOriginal') : t('undoCopy')}
            </Button>
          )}
          <Button
            size="sm"
            icon={GitPullRequestArrow}
            data-testid="merge-into-copy"
            disabled={!news.original}
            onClick={() => onMerge({ copyId: copy.id, into: 'copy' })}
          >
            {t('refresh')}
          </Button>
          <Button
            size="sm"
            icon={GitMerge}
            data-testid="merge-into-original"
            disabled={!news.copy}
            onClick={() => onMerge({ copyId: copy.id, into: 'original' })}
          >
            {t('bringBack')}
          </Button>
        </div>
      )}
    </li>
  )
}
