'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, GitMerge } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { languages } from '../../../flows/document/primitives.ts'
import type { Conflict, Resolutions } from '../../../flows/merge/conflict.ts'
import { type CopySide, mergeCopy } from '../../../flows/merge/merge-copy.ts'
import { QueryError } from '../../api/query-error.tsx'
import { type ApiOutputs, useApi } from '../../api/use-api.ts'
import { Canvas } from '../../designer/canvas/canvas.tsx'
import { markConflicts, placeOfConflict } from '../../designer/comparison/conflict-place.ts'
import { layOver } from '../../designer/comparison/lay-over.ts'
import { startHistory } from '../../designer/document/history.ts'
import { goTo } from '../../designer/place.ts'
import { createDesignerStore, DesignerContext, type DesignerStore, useDesigner } from '../../designer/store.ts'
import { useSave } from '../../settings/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Differences } from '../compare/differences.tsx'
import { ConflictList } from './conflict-list.tsx'
import { keepChoices } from './keep-choices.ts'

type Copy = ApiOutputs['projects']['copy']
type MergeViewProps = { copyId: string; into: CopySide; onClose(): void; onDone(names: Copy['names']): void }

/** What bringing a copy and its original together makes, laid over what is there, before anything is changed. */
export function MergeView({ copyId, into, onClose, onDone }: MergeViewProps) {
  const t = useTranslations('copies')
  const api = useApi()
  const copy = useQuery({ ...api.projects.copy.queryOptions({ copyId }), staleTime: 0, gcTime: 0, refetchOnWindowFocus: false })
  const [chosen, setChosen] = useState<Resolutions>({})
  const [meanwhile, setMeanwhile] = useState<string | null>(null)
  const merge = useSave(api.projects.mergeCopy.mutationOptions(), {
    done: null,
    after: () => copy.data && onDone(copy.data.names),
    failure: (error) => {
      if (error.code !== 'stale-draft') return undefined
      setMeanwhile(String(error.params?.by ?? ''))
      const seen = copy.data
      void copy.refetch().then(({ data }) => {
        if (seen && data) setChosen((choices) => keepChoices(choices, conflictsOf(seen, into), conflictsOf(data, into)))
      })
      return null
    },
  })
  if (copy.isError) return <QueryError error={copy.error} onRetry={copy.refetch} className="flex-1" />
  if (!copy.data) return <SkeletonRows rows={4} label={t('title')} className="flex-1" />
  const { revisions } = copy.data
  return (
    <Preview
      copy={copy.data}
      into={into}
      chosen={chosen}
      onChoose={setChosen}
      meanwhile={meanwhile}
      busy={merge.isPending}
      onClose={onClose}
      onApply={(resolutions) => merge.mutate({ copyId, into, revisions, resolutions })}
    />
  )
}

function conflictsOf({ sides }: Copy, into: CopySide): Conflict[] {
  return mergeCopy(sides, into).conflicts
}

type PreviewProps = {
  copy: Copy
  into: CopySide
  chosen: Resolutions
  onChoose(resolutions: Resolutions): void
  /** Who saved while it was looked at. */
  meanwhile: string | null
  busy: boolean
  onClose(): void
  onApply(resolutions: Resolutions): void
}

function Preview({ copy, into, chosen, onChoose, meanwhile, busy, onClose, onApply }: PreviewProps) {
  const t = useTranslations('copies')
  const language = useDesigner((state) => state.language)
  const { sides, names } = copy
  const from = into === 'copy' ? 'original' : 'copy'
  const before = sides[into]
  const { document, conflicts, broken } = useMemo(() => mergeCopy(sides, into, chosen), [sides, into, chosen])
  const errors = useMemo(() => broken().length, [broken])
  const picture = useMemo(() => {
    const { document: shown, marks } = layOver(before, document)
    const places = new Map(conflicts.map((conflict) => [conflict.id, placeOfConflict(conflict, shown.project)]))
    return { shown, places, marks: markConflicts(marks, [...places.values()]) }
  }, [before, document, conflicts])
  const store = usePicture(picture, language)
  const [card, setCard] = useState<string | null>(null)
  useEffect(
    () => store.subscribe(({ flowId, selectedCards }) => setCard(selectedCards[0] === undefined ? null : `${flowId}/${selectedCards[0]}`)),
    [store],
  )
  const current = new Set(
    conflicts.flatMap(({ id }) => {
      const place = picture.places.get(id)
      return place && `${place.flowId}/${place.cardId}` === card ? id : []
    }),
  )
  const first = [...current][0]
  useEffect(() => {
    if (first) window.document.querySelector(`[data-testid="conflict-${CSS.escape(first)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [first])
  const open = conflicts.filter(({ id }) => !Object.hasOwn(chosen, id)).length
  const known = useMemo(
    () => Object.fromEntries(conflicts.flatMap(({ id }) => (chosen[id] ? [[id, chosen[id]]] : []))) as Resolutions,
    [conflicts, chosen],
  )
  return (
    <section aria-label={t('title')} data-testid="merge-view" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3">
        <IconButton label={t('back')} icon={ArrowLeft} onClick={onClose} />
        <h2 className="min-w-0 truncate font-semibold">{into === 'original' ? t('intoOriginal', names) : t('intoCopy', names)}</h2>
        <span className="ml-auto text-ink-meta text-sm">{open > 0 && t('decideFirst', { count: open })}</span>
        <Button
          variant="primary"
          icon={GitMerge}
          data-testid="apply-merge"
          loading={busy}
          disabled={open > 0}
          onClick={() => onApply(known)}
        >
          {t('apply')}
        </Button>
      </div>
      {meanwhile !== null && <Callout className="m-2 mb-0">{t('meanwhile', { by: meanwhile || t('somebody') })}</Callout>}
      {errors > 0 && (
        <Callout tone="warn" className="m-2 mb-0">
          {t('broken', { count: errors })}
        </Callout>
      )}
      <DesignerContext value={store}>
        <div className="flex min-h-0 flex-1">
          <Differences before={before} after={document} marks={picture.marks} empty={open > 0 ? t('nothingElse') : undefined}>
            {conflicts.length > 0 && (
              <ConflictList
                conflicts={conflicts}
                chosen={chosen}
                sides={{ ours: names[into], theirs: names[from] }}
                both={{ before: sides[from].project, after: before.project, language }}
                current={current}
                onChoose={onChoose}
                onGo={(conflict) => {
                  const place = picture.places.get(conflict.id)
                  if (!place) return null
                  const language = languages.find((each) => each === conflict.path.at(-1))
                  return () => {
                    goTo(store, place)
                    // The text that is asked about, not its translation.
                    if (language) store.getState().set({ language })
                  }
                }}
              />
            )}
          </Differences>
          <div className="min-w-0 flex-1">
            <Canvas />
          </div>
        </div>
      </DesignerContext>
    </section>
  )
}

type Picture = { shown: ReturnType<typeof layOver>['document']; marks: ReturnType<typeof layOver>['marks'] }

/** One canvas that stays where it is while choices change what is on it. */
function usePicture({ shown, marks }: Picture, language: Parameters<typeof createDesignerStore>[0]['language']): DesignerStore {
  const [store] = useState(() => createDesignerStore({ document: shown, language, readOnly: true, comparison: marks }))
  const drawn = useRef(shown)
  useEffect(() => {
    if (drawn.current === shown) return
    drawn.current = shown
    store.setState(({ changes }) => ({ history: startHistory(shown), changes: changes + 1 }))
  }, [store, shown])
  return store
}
