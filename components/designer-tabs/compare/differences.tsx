'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Change } from '../../../flows/diff/diff-projects.ts'
import { isBehaviour } from '../../../flows/diff/is-behaviour.ts'
import { markLooks } from '../../designer/comparison/mark-look.ts'
import type { Mark, Marks } from '../../designer/comparison/marks.ts'
import { onlyAt } from '../../designer/comparison/only-at.ts'
import type { DesignDocument } from '../../designer/contract.ts'
import { goTo } from '../../designer/place.ts'
import { useDesignerStore } from '../../designer/store.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { Switch } from '../../ui/switch.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { ChangeList, useChanges } from '../change-list.tsx'

type Side = Pick<DesignDocument, 'project'>
type DifferencesProps = {
  before: Side
  after: Side
  /** Everything that differs; the canvas beside shows those that the list has. */
  marks: Marks
  /** What stands above the list. */
  children?: ReactNode
  /** Said when nothing differs. */
  empty?: string | undefined
}

const shownMarks = ['conflict', 'added', 'removed', 'changed', 'moved'] as const satisfies readonly Mark[]

/** The list beside the picture; going through it flies from one difference to the next. */
export function Differences({ before, after, marks, children, empty }: DifferencesProps) {
  const t = useTranslations('compare')
  const store = useDesignerStore()
  const switchId = useId()
  const [behaviour, setBehaviour] = useState(false)
  const [current, setCurrent] = useState<string>()
  const all = useChanges(before.project, after.project)
  const changes = useMemo(() => (behaviour ? all.filter(isBehaviour) : all), [all, behaviour])
  const shown = useMemo(() => (behaviour ? onlyAt(marks, changes) : marks), [marks, changes, behaviour])
  useEffect(() => store.setState({ comparison: shown }), [store, shown])

  const placed = changes.filter((change) => change.cardId !== undefined)
  const at = placed.findIndex(({ key }) => key === current)
  const counts = new Map<Mark, number>()
  for (const flow of Object.values(shown)) for (const mark of Object.values(flow.cards)) counts.set(mark, (counts.get(mark) ?? 0) + 1)

  function go(change: Change | undefined): void {
    if (!change) return
    setCurrent(change.key)
    goTo(store, change)
    document.querySelector(`[data-testid="change-${CSS.escape(change.key)}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const step = useRef(go)
  step.current = go
  const neighbours = useRef<{ before: Change | undefined; after: Change | undefined }>({ before: undefined, after: undefined })
  neighbours.current = { before: placed[at - 1], after: placed[at + 1] }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F7' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      step.current(event.shiftKey ? neighbours.current.before : neighbours.current.after)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <aside aria-label={t('list')} className="flex w-[340px] shrink-0 flex-col border-line border-r">
      {children}
      <div className="flex flex-wrap items-center gap-1.5 border-line border-b px-3 py-2">
        {shownMarks.map((mark) => {
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
        <label htmlFor={switchId} className="ml-auto flex items-center gap-1.5 text-ink-2 text-sm">
          <Switch id={switchId} checked={behaviour} onCheckedChange={setBehaviour} data-testid="only-behaviour" />
          {t('onlyBehaviour')}
        </label>
      </div>
      {placed.length > 0 && (
        <div className="flex items-center gap-1 border-line border-b px-3 py-1.5">
          <span className="min-w-0 flex-1 text-ink-meta text-sm tabular-nums" aria-live="polite">
            {at < 0 ? t('onCanvas', { count: placed.length }) : t('at', { at: at + 1, count: placed.length })}
          </span>
          <Tooltip content={t('previous')} keys="Shift F7">
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
          </Tooltip>
          <Tooltip content={t('next')} keys="F7">
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
          </Tooltip>
        </div>
      )}
      <ChangeList
        changes={changes}
        before={before.project}
        after={after.project}
        current={current}
        onGo={go}
        empty={empty}
        className="min-h-0 flex-1 gap-0.5 p-1.5"
      />
    </aside>
  )
}
