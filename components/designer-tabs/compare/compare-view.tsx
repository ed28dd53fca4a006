'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, ArrowLeftRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QueryError } from '../../api/query-error.tsx'
import { useApi } from '../../api/use-api.ts'
import { Canvas } from '../../designer/canvas/canvas.tsx'
import { layOver } from '../../designer/comparison/lay-over.ts'
import type { DesignDocument } from '../../designer/contract.ts'
import { createDesignerStore, DesignerContext, useDesigner } from '../../designer/store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Differences } from './differences.tsx'

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
  const [{ before, after, marks, store }] = useState(() => {
    const { document, marks } = layOver(sides.before, sides.after)
    return { ...sides, marks, store: createDesignerStore({ document, language, readOnly: true, comparison: marks }) }
  })
  return (
    <DesignerContext value={store}>
      <div className="flex min-h-0 flex-1">
        <Differences before={before} after={after} marks={marks} />
        <div className="min-w-0 flex-1">
          <Canvas />
        </div>
      </div>
    </DesignerContext>
  )
}
