'use client'
import { MessagesSquare, Plus, ShieldAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Rule } from '../../flows/document/policy.ts'
import type { Project } from '../../flows/document/project.ts'
import { useMe } from '../api/use-me.ts'
import type { DesignerTabProps } from '../designer/contract.ts'
import { Button } from '../ui/button.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { createRule, duplicateRule } from './create-rule.ts'
import { ListenersSection } from './listeners/listeners-section.tsx'
import { useBacktest } from './publish/use-backtest.ts'
import { RuleCard } from './rule-card.tsx'
import { RuleExamples } from './rule-examples.tsx'
import { RuleCount } from './rule-trial/rule-count.tsx'
import { hitsOf } from './rule-trial/rule-hits.ts'
import { TrialPanel } from './rule-trial/trial-panel.tsx'
import { firstLook, trialTurns } from './rule-trial/trial-turns.ts'
import { useTrial } from './rule-trial/use-trial.ts'

type EscalationTabProps = DesignerTabProps & {
  /** Saves what is not saved yet and says the revision. Null for who may not try drafts on recorded conversations. */
  stored: (() => Promise<number>) | null
}

/** When a person steps in: rules in order, each read as two sentences, when and then. */
export function EscalationTab({ stored, ...props }: EscalationTabProps) {
  const { projectId, project, edit, readOnly, findings, queues } = props
  const t = useTranslations('tabs.rules')
  const trials = useTranslations('tabs.trial')
  const confirm = useConfirm()
  const [open, setOpen] = useState<string | null>(null)
  const { rules } = project.policy
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

  function change(id: string, part: Partial<Rule>): void {
    edit(
      t('edit'),
      ({ project: { policy } }) => {
        const rule = policy.rules.find((each) => each.id === id)
        if (rule) Object.assign(rule, part)
      },
      // Typing in one field is one step to undo; another field is another step.
      { merge: `rule:${id}:${Object.keys(part).join()}` },
    )
  }
  function insert(rule: Rule, at: number, label: string): void {
    edit(label, ({ project: { policy } }) => void policy.rules.splice(at, 0, rule))
    setOpen(rule.id)
  }
  function move(id: string, to: number): void {
    edit(t('move'), ({ project: { policy } }) => {
      const from = policy.rules.findIndex((rule) => rule.id === id)
      const [moved] = from < 0 ? [] : policy.rules.splice(from, 1)
      if (moved) policy.rules.splice(to, 0, moved)
    })
  }
  async function remove({ id, name }: Rule): Promise<void> {
    if (!(await confirm({ title: t('removeTitle', { name }), description: t('removeText'), action: t('remove'), tone: 'danger' }))) return
    edit(t('remove'), ({ project: { policy } }) => {
      policy.rules = policy.rules.filter((rule) => rule.id !== id)
    })
  }

  const add = !readOnly && (
    <Button
      icon={Plus}
      variant={rules.length === 0 ? 'primary' : 'outline'}
      data-testid="add-rule"
      disabled={rules.length >= 100}
      onClick={() => insert(createRule({ project, queues, t }), rules.length, t('add'))}
    >
      {t('add')}
    </Button>
  )
  const examples = !readOnly && rules.length < 100 && (
    <RuleExamples project={project} queues={queues} onAdd={(rule) => insert(rule, rules.length, t('add'))} />
  )
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
          {rules.map((rule, index) => (
            <RuleCard
              key={rule.id}
              {...{ rule, index, project, queues, readOnly }}
              count={rules.length}
              findings={findings.filter((finding) => finding.ruleId === rule.id)}
              open={open === rule.id}
              isFired={trying && fired.includes(rule.id)}
              hits={backtest.results.length > 0 ? hitsOf(rule.id, backtest.results) : null}
              isOldHits={counted !== project.policy}
              onHits={() => showHits(rule.id, hitsOf(rule.id, backtest.results).ids[0] ?? null)}
              onToggle={() => setOpen(open === rule.id ? null : rule.id)}
              onChange={(part) => change(rule.id, part)}
              onMove={move}
              onDuplicate={() => insert(duplicateRule(rule, t), index + 1, t('duplicate'))}
              onRemove={() => void remove(rule)}
            />
          ))}
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
