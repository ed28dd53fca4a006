'use client'
import { FlaskConical, Play, Sparkles, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { MAX_SCENARIOS } from '../../../flows/scenarios/open-scenarios.ts'
import type { DesignerTabProps } from '../../designer/contract.ts'
import { newLocalId } from '../../designer/document/operations.ts'
import { useDesigner, useDesignerStore } from '../../designer/store.ts'
import { replaceGenerated } from '../../scenarios/replace-generated.ts'
import type { SuiteStore } from '../../scenarios/suite-store.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Progress } from '../../ui/progress.tsx'
import { CoveragePanel } from './coverage-panel.tsx'
import { ScenarioDetail } from './scenario-detail.tsx'
import { ScenarioList } from './scenario-list.tsx'
import { ScorePanel } from './score-panel.tsx'

type ScenariosTabProps = DesignerTabProps & { suite: SuiteStore }

/** Tests of the flow: what the customer does and what must come of it, run on the draft as it stands. */
export function ScenariosTab({ project, edit, readOnly, queues, suite }: ScenariosTabProps) {
  const t = useTranslations('scenarios')
  const designer = useDesignerStore()
  const scenarios = useDesigner((state) => state.history.document.scenarios)
  const { job, problem, run } = useStore(suite)
  const chosen = useDesigner((state) => state.scenarioId)
  const scenario = scenarios.find(({ id }) => id === chosen) ?? scenarios[0]

  async function runAll(): Promise<void> {
    const { document } = designer.getState().history
    await suite.run(document)
  }
  async function generate(): Promise<void> {
    const generated = await suite.generate({ project, language: project.defaultLanguage })
    if (!generated) return
    edit(t('generated', { count: generated.length }), (document) => {
      document.scenarios = replaceGenerated(document.scenarios, generated, { most: MAX_SCENARIOS, newId: () => newLocalId('s') })
    })
    await runAll()
  }

  const working = job && (
    <div role="status" className="flex min-w-0 items-center gap-2" data-testid="suite-job">
      <span className="text-ink-meta text-sm">{t(`job.${job.kind}`)}</span>
      <Progress label={t(`job.${job.kind}`)} value={job.total > 0 ? job.done / job.total : undefined} className="w-32" />
      {job.total > 0 && <span className="text-ink-meta text-sm tabular-nums">{t('progress', { done: job.done, total: job.total })}</span>}
      <Button size="sm" variant="quiet" icon={X} onClick={suite.cancel}>
        {t('cancel')}
      </Button>
    </div>
  )
  const trouble = problem && (
    <Callout tone="bad" className="mx-5 mb-2">
      {t('problem', { message: problem })}
    </Callout>
  )
  if (!scenario) {
    return (
      <div className="flex min-w-0 flex-1 flex-col">
        <EmptyState
          icon={FlaskConical}
          title={t('empty')}
          className="flex-1"
          action={
            working ||
            (!readOnly && (
              <Button variant="primary" icon={Sparkles} data-testid="generate-scenarios" onClick={() => void generate()}>
                {t('generateFirst')}
              </Button>
            ))
          }
        >
          {t('emptyHint')}
        </EmptyState>
        {trouble}
      </div>
    )
  }
  const outcomes = run?.outcomes ?? {}
  const known = scenarios.filter(({ id }) => outcomes[id])
  const failed = known.filter(({ id }) => !outcomes[id]?.passed).length
  const isStale = run !== null && (run.project !== project || run.scenarios !== scenarios)
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <header className="flex min-h-11 flex-wrap items-center gap-3 border-line border-b px-5 py-2">
        <p role="status" data-testid="suite-summary" data-failed={run ? failed : undefined} className="min-w-0 flex-1">
          {!run && <span className="text-ink-meta">{t('about')}</span>}
          {run && (
            <span className={failed > 0 ? 'font-semibold text-bad' : 'font-semibold text-ok-ink'}>
              {failed > 0 ? t('summary', { passed: known.length - failed, failed }) : t('summaryAll', { count: known.length })}
            </span>
          )}
          {isStale && !job && <span className="ml-2 text-sm text-warn-ink">{t('stale')}</span>}
        </p>
        {working}
        {!job && !readOnly && (
          <Button icon={Sparkles} title={t('generateHint')} data-testid="generate-scenarios" onClick={() => void generate()}>
            {t('generate')}
          </Button>
        )}
        {!job && (
          <Button variant="primary" icon={Play} data-testid="run-scenarios" onClick={() => void runAll()}>
            {t('runAll')}
          </Button>
        )}
      </header>
      {trouble}
      <div className="flex min-h-0 flex-1">
        <ScenarioList
          {...{ scenarios, outcomes }}
          chosen={scenario.id}
          onChoose={(scenarioId) => designer.getState().set({ scenarioId })}
        />
        <ScenarioDetail key={scenario.id} outcome={outcomes[scenario.id]} {...{ scenario, project, queues, readOnly, edit }} />
        <aside className="w-72 shrink-0 overflow-y-auto border-line border-l max-lg:w-60">
          <CoveragePanel figures={run?.figures ?? null} project={project} />
          <ScorePanel ready={run !== null && !isStale && failed === 0} {...{ project, scenarios, suite }} />
        </aside>
      </div>
    </div>
  )
}
