'use client'
import { MessagesSquare, Plus, ShieldAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Project } from '../../flows/document/project.ts'
import { useMe } from '../api/use-me.ts'
import type { DesignerTabProps } from '../designer/contract.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ListenersSection } from './listeners/listeners-section.tsx'
import { useBacktest } from './publish/use-backtest.ts'
import { RuleExamples } from './rule-examples.tsx'
import { RuleList } from './rule-list.tsx'
import { RuleCount } from './rule-trial/rule-count.tsx'
import { hitsOf } from './rule-trial/rule-hits.ts'
import { TrialPanel } from './rule-trial/trial-panel.tsx'
import { firstLook, trialTurns } from './rule-trial/trial-turns.ts'
import { useTrial } from './rule-trial/use-trial.ts'
import { MOST_RULES, useRules } from './use-rules.ts'

type EscalationTabProps = DesignerTabProps & {
  /** Saves what is not saved yet and says the revision. Null for who may not try drafts on recorded conversations. */
  stored: (() => Promise<number>) | null
}

/** When a person steps in: rules in order, each read as two sentences, when and then. */
export function EscalationTab({ stored, ...props }: EscalationTabProps) {
  const { projectId, project, readOnly, queues } = props
  const t = useTranslations('tabs.rules')
  const trials = useTranslations('tabs.trial')
  const editing = useRules(props)
  const { rules } = editing
  const { may } = useMe()
  const [trying, setTrying] = useState(false)
  const [chosen, setChosen] = useState<{ id: string | null; ruleId: string | null }>({ id: null, ruleId: null })
  const [looked, setLooked] = useState<{ id: string; step: number } | null>(null)
  const trial = useTrial({ projectId, project, conversationId: trying ? chosen.id : null })
  const turns = useMemo(() => (trial.session ? trialTurns(trial.session) : []), [trial.session])
  const step = looked && looked.id === chosen.id ? looked.step : firstLook(turns, chosen.ruleId)
  const fired = turns.find((turn) => turn.step === step)?.fired ?? []
  const { backtest, start, stop } = useBacktest(projectId)
  const [counted, setCounted] = useState<Project['policy'] | null>(null)
  const countedRule = rules.find(({ id }) => id === chosen.ruleId)
  const hitIds = countedRule ? hitsOf(countedRule.id, backtest.results).ids : []

  async function count(): Promise<void> {
    if (!stored) return
    setCounted(project.policy)
    await start(await stored())
  }
  function showHits(ruleId: string, conversationId: string | null): void {
    setTrying(true)
    setChosen({ id: conversationId, ruleId })
  }

  const add = !readOnly && (
    <Button
      icon={Plus}
      variant={rules.length === 0 ? 'primary' : 'outline'}
      data-testid="add-rule"
      disabled={rules.length >= MOST_RULES}
      onClick={editing.add}
    >
      {t('add')}
    </Button>
  )
  const examples = !readOnly && rules.length < MOST_RULES && <RuleExamples project={project} queues={queues} onAdd={editing.take} />
  if (rules.length === 0) {
    return (
      <div className="min-w-0 flex-1 overflow-y-auto bg-bg p-5">
        <EmptyState icon={ShieldAlert} title={t('empty')} action={add}>
          {t('emptyHint')}
        </EmptyState>
        {examples}
        <ListenersSection {...props} />
      </div>
    )
  }
  return (
    <div className="relative flex min-w-0 flex-1">
      <div className="min-w-0 flex-1 overflow-y-auto bg-bg p-5">
        <div className="mx-auto flex max-w-[960px] flex-col gap-2">
          <header className="mb-1 flex items-center gap-3">
            <div className="min-w-0 flex-1">
              <h2 className="font-semibold text-lg">{t('title')}</h2>
              <p className="text-ink-meta text-sm">{t('about')}</p>
            </div>
            {stored && <RuleCount {...{ backtest }} isOld={counted !== project.policy} onStart={() => void count()} onStop={stop} />}
            {may('flow.replay') && !trying && (
              <Button icon={MessagesSquare} data-testid="try-rules" onClick={() => setTrying(true)}>
                {trials('open')}
              </Button>
            )}
            {add}
          </header>
          <RuleList
            {...props}
            {...{ editing }}
            fired={trying ? fired : []}
            hits={backtest.results.length > 0 ? (id) => hitsOf(id, backtest.results) : null}
            isOldHits={counted !== project.policy}
            onHits={(id) => showHits(id, hitsOf(id, backtest.results).ids[0] ?? null)}
          />
        </div>
        {examples}
        <ListenersSection {...props} />
      </div>
      {trying && (
        <TrialPanel
          {...{ projectId, trial, turns, step }}
          conversationId={chosen.id}
          among={countedRule ? { rule: countedRule.name, ids: hitIds } : null}
          onChoose={(id) => setChosen(({ ruleId }) => ({ id, ruleId: id !== null && hitIds.includes(id) ? ruleId : null }))}
          onStep={(at) => chosen.id && setLooked({ id: chosen.id, step: at })}
          onClose={() => setTrying(false)}
        />
      )}
    </div>
  )
}
