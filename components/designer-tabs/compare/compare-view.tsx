'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, ArrowLeftRight, ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Change } from '../../../flows/diff/diff-projects.ts'
import { QueryError } from '../../api/query-error.tsx'
import { useApi } from '../../api/use-api.ts'
import { Canvas } from '../../designer/canvas/canvas.tsx'
import { layOver } from '../../designer/comparison/lay-over.ts'
import { markLooks } from '../../designer/comparison/mark-look.ts'
import type { Mark } from '../../designer/comparison/marks.ts'
import type { DesignDocument } from '../../designer/contract.ts'
import { goTo } from '../../designer/place.ts'
import { createDesignerStore, DesignerContext, useDesigner, useDesignerStore } from '../../designer/store.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ChangeList, useChanges } from '../change-list.tsx'

/** A published version by its id, or the draft that is being worked on. */
export type Side = string
export const DRAFT = 'draft'

type CompareViewProps = {
  versions: readonly { id: string; number: number }[]
  from: Side
  to: Side
  onChoose(sides: { from: Side; to: Side }): void
  onClose(): void
}

/** Two versions side by side in one picture: what differs on the canvas and, word by word, beside it. */
export function CompareView({ versions, from, to, onChoose, onClose }: CompareViewProps) {
  const t = useTranslations('compare')
  const before = useSide(from)
  const after = useSide(to)
  const options = [
    { value: DRAFT, label: t('draft') },
    ...versions.map(({ id, number }) => ({ value: id, label: t('version', { number }) })),
  ]
  const problem = [before, after].find((side) => side.isError)
  return (
    <section aria-label={t('title')} data-testid="compare-view" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3">
        <IconButton label={t('back')} icon={ArrowLeft} data-testid="compare-back" onClick={onClose} />
        <Select
          aria-label={t('from')}
          className="w-40"
          value={from}
          options={options.filter(({ value }) => value !== to)}
          onValueChange={(side) => onChoose({ from: side, to })}
        />
        <IconButton label={t('swap')} icon={ArrowLeftRight} onClick={() => onChoose({ from: to, to: from })} />
        <Select
          aria-label={t('to')}
          className="w-40"
          value={to}
          options={options.filter(({ value }) => value !== from)}
          onValueChange={(side) => onChoose({ from, to: side })}
        />
      </div>
      {problem ? (
        <QueryError error={problem.error} onRetry={problem.refetch} className="flex-1" />
      ) : before.data && after.data ? (
        <Comparison key={`${from} ${to}`} before={before.data} after={after.data} />
      ) : (
        <SkeletonRows rows={4} label={t('title')} className="flex-1" />
      )}
    </section>
  )
}

type Compared = Pick<DesignDocument, 'project' | 'layout'>

function useSide(side: Side) {
  const api = useApi()
  const project = useDesigner((state) => state.history.document.project)
  const layout = useDesigner((state) => state.history.document.layout)
  const stored = useQuery({
    ...api.projects.version.queryOptions({ versionId: side }),
    enabled: side !== DRAFT,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { isError, error, refetch } = stored
  const data: Compared | undefined = side === DRAFT ? { project, layout } : stored.data
  return { data, isError: side !== DRAFT && isError, error, refetch }
}

/** Picture and list are of the moment it was opened: a colleague who saves meanwhile does not pull them apart. */
function Comparison(sides: { before: Compared; after: Compared }) {
  const language = useDesigner((state) => state.language)
  const [{ before, after, store }] = useState(() => {
    const { document, marks } = layOver(sides.before, sides.after)
    return { ...sides, store: createDesignerStore({ document, language, readOnly: true, comparison: marks }) }
  })
  return (
    <DesignerContext value={store}>
      <div className="flex min-h-0 flex-1">
        <Differences before={before} after={after} />
        <div className="min-w-0 flex-1">
          <Canvas />
        </div>
      </div>
    </DesignerContext>
  )
}

/** The list beside the picture; going through it flies from one difference to the next. */
function Differences({ before, after }: { before: Compared; after: Compared }) {
  const t = useTranslations('compare')
  const store = useDesignerStore()
  const marks = useDesigner((state) => state.comparison)
  const changes = useChanges(before.project, after.project)
  const [current, setCurrent] = useState<string>()
  const placed = changes.filter((change) => change.cardId !== undefined)
  const at = placed.findIndex(({ key }) => key === current)
  const counts = new Map<Mark, number>()
  for (const flow of Object.values(marks ?? {})) for (const mark of Object.values(flow.cards)) counts.set(mark, (counts.get(mark) ?? 0) + 1)

  function go(change: Change | undefined): void {
    if (!change) return
    setCurrent(change.key)
    goTo(store, change)
    document.querySelector(`[data-testid="change-${CSS.escape(change.key)}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <aside aria-label={t('list')} className="flex w-[340px] shrink-0 flex-col border-line border-r">
      <div className="flex flex-wrap items-center gap-1.5 border-line border-b px-3 py-2">
        {(['added', 'removed', 'changed', 'moved'] as const).map((mark) => {
          const count = counts.get(mark) ?? 0
          if (count === 0) return null
          const { icon: Icon, tag } = markLooks[mark]
          return (
            <span key={mark} className={cn('inline-flex h-5 items-center gap-1 rounded-full px-2 text-xs tabular-nums', tag)}>
              <Icon aria-hidden className="size-3" />
              {t(`count.${mark}`, { count })}
            </span>
          )
        })}
        {counts.size === 0 && <span className="text-ink-meta text-sm">{t('sameCards')}</span>}
      </div>
      {placed.length > 0 && (
        <div className="flex items-center gap-1 border-line border-b px-3 py-1.5">
          <span className="min-w-0 flex-1 text-ink-meta text-sm tabular-nums">
            {at < 0 ? t('onCanvas', { count: placed.length }) : t('at', { at: at + 1, count: placed.length })}
          </span>
          <Button
            size="sm"
            variant="quiet"
            icon={ChevronUp}
            data-testid="compare-previous"
            disabled={at <= 0}
            onClick={() => go(placed[at - 1])}
          >
            {t('previous')}
          </Button>
          <Button
            size="sm"
            variant="quiet"
            icon={ChevronDown}
            data-testid="compare-next"
            disabled={at === placed.length - 1}
            onClick={() => go(placed[at + 1])}
          >
            {t('next')}
          </Button>
        </div>
      )}
      <ChangeList
        changes={changes}
        before={before.project}
        after={after.project}
        current={current}
        onGo={go}
        className="min-h-0 flex-1 gap-0.5 p-1.5"
      />
    </aside>
  )
}
