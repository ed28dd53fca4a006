'use client'
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { diffProjects } from '../../../flows/diff/diff-projects.ts'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Project } from '../../../flows/document/project.ts'
import { coverChanges } from '../../../flows/scenarios/cover-changes.ts'
import type { Scenario } from '../../../flows/scenarios/scenario.ts'
import { goTo } from '../../designer/place.ts'
import { useDesignerStore } from '../../designer/store.ts'
import { gapOf } from '../../scenarios/gaps.ts'
import type { SuiteState, SuiteStore } from '../../scenarios/suite-store.ts'
import { Progress } from '../../ui/progress.tsx'
import { placeName, portName } from '../scenarios/place-words.ts'

const SHOWN = 4

type ScenarioCheckProps = {
  suite: SuiteStore
  project: Project
  scenarios: readonly Scenario[]
  /** What is live; null when nothing is. */
  before: Project | null
  /** The member goes to a place in the designer. */
  onLeave(): void
}

/** What the scenarios say about the draft, run for it when it opens, and whether they go through what was changed. */
export function ScenarioCheck({ suite, project, scenarios, before, onLeave }: ScenarioCheckProps) {
  const t = useTranslations('publish.scenarios')
  const designer = useDesignerStore()
  const { job, problem } = useStore(suite)
  const run = useCurrentRun(suite, project, scenarios)
  const isIdle = job === null && problem === ''
  useEffect(() => {
    // What somebody else has begun there comes first; one that broke off is not tried for ever.
    if (isIdle && !run && scenarios.length > 0) void suite.run({ project, scenarios })
  }, [isIdle, run, suite, project, scenarios])
  if (scenarios.length === 0) return <p className="text-ink-2">{t('none')}</p>
  if (!run && problem) return <p className="text-bad text-sm">{t('problem', { message: problem })}</p>
  if (!run) {
    return (
      <div role="status" className="flex items-center gap-2 text-ink-2 text-sm">
        {t('running')}
        <Progress label={t('running')} value={job && job.total > 0 ? job.done / job.total : undefined} className="w-32" />
      </div>
    )
  }
  const failed = scenarios.filter(({ id }) => run.outcomes[id]?.passed === false)
  return (
    <div className="flex flex-col gap-1" data-testid="publish-scenarios" data-failed={failed.length}>
      <p className="flex items-center gap-1.5">
        {failed.length === 0 ? (
          <CircleCheck aria-hidden className="size-4 shrink-0 text-ok-ink" strokeWidth={1.75} />
        ) : (
          <CircleX aria-hidden className="size-4 shrink-0 text-bad" strokeWidth={1.75} />
        )}
        {failed.length === 0 ? t('passed', { count: scenarios.length }) : t('failed', { failed: failed.length, count: scenarios.length })}
      </p>
      <Links
        links={failed.map(({ id, name }) => ({
          key: id,
          text: name,
          go: () => designer.getState().set({ tab: 'scenarios', scenarioId: id }),
        }))}
        onLeave={onLeave}
      />
      {before && <Changed {...{ before, project, onLeave }} figures={run.figures} />}
    </div>
  )
}

/** The last run, if it was of the draft as it stands. */
export function useCurrentRun(suite: SuiteStore, project: Project, scenarios: readonly Scenario[]): SuiteState['run'] {
  const run = useStore(suite, (state) => state.run)
  return run?.project === project && run.scenarios === scenarios ? run : null
}

function Changed({
  before,
  project,
  figures,
  onLeave,
}: {
  before: Project
  project: Project
  figures: Parameters<typeof coverChanges>[0]['figures']
  onLeave(): void
}) {
  const t = useTranslations('publish.scenarios')
  const gap = useTranslations('scenarios.gap')
  const language = useLocale() as Language
  const designer = useDesignerStore()
  const { covered, total, missing } = useMemo(
    () => coverChanges({ changes: diffProjects(before, project).changes, project, figures }),
    [before, project, figures],
  )
  if (total === 0) return null
  return (
    <>
      <p className="flex items-center gap-1.5">
        {missing.length === 0 ? (
          <CircleCheck aria-hidden className="size-4 shrink-0 text-ok-ink" strokeWidth={1.75} />
        ) : (
          <TriangleAlert aria-hidden className="size-4 shrink-0 text-warn-ink" strokeWidth={1.75} />
        )}
        {t('changed', { covered, total })}
      </p>
      <Links
        links={missing.map(({ kind, key }) => {
          const { place, portId } = gapOf(kind, key, project)
          const name = placeName(place, project)
          const text = portId === undefined ? name : gap('port', { card: name, port: portName({ place, portId, project, language }) })
          return { key, text, go: () => goTo(designer, place) }
        })}
        onLeave={onLeave}
      />
    </>
  )
}

/** The first few, each a way to its place. */
function Links({ links, onLeave }: { links: { key: string; text: string; go(): void }[]; onLeave(): void }) {
  const t = useTranslations('publish')
  if (links.length === 0) return null
  return (
    <ul className="flex flex-col gap-0.5 pl-5.5 text-sm">
      {links.slice(0, SHOWN).map(({ key, text, go }) => (
        <li key={key}>
          <button
            type="button"
            className="text-left text-accent-ink underline-offset-2 hover:underline"
            onClick={() => {
              go()
              onLeave()
            }}
          >
            {text}
          </button>
        </li>
      ))}
      {links.length > SHOWN && <li className="text-ink-meta">{t('more', { count: links.length - SHOWN })}</li>}
    </ul>
  )
}
