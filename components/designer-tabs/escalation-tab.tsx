'use client'
import { ArrowDown, ArrowUp, ChevronDown, Plus, ShieldAlert, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { describeFinding } from '../../flows/analysis/words.ts'
import type { Rule, RuleAction } from '../../flows/document/policy.ts'
import { useMe } from '../api/use-me.ts'
import type { DesignerTabProps } from '../designer-next/contract.ts'
import { newLocalId } from '../designer-next/document/operations.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { conditionText } from './condition-text.ts'
import { RuleEditor } from './rule-editor.tsx'

/** When a person steps in: rules in order, each read as two sentences, when and then. */
export function EscalationTab(props: DesignerTabProps) {
  const { project, edit, readOnly } = props
  const t = useTranslations('tabs.rules')
  const [open, setOpen] = useState<string | null>(null)
  const { rules } = project.policy
  const add = !readOnly && (
    <Button
      variant="primary"
      icon={Plus}
      data-testid="add-rule"
      onClick={() => {
        const rule = newRule(t('newName'), props.queues[0]?.id ?? '')
        edit(t('newName'), (document) => {
          document.project.policy.rules.push(rule)
        })
        setOpen(rule.id)
      }}
    >
      {t('newName')}
    </Button>
  )
  if (rules.length === 0) {
    return (
      <EmptyState icon={ShieldAlert} title={t('empty')} action={add} className="flex-1">
        {t('emptyHint')}
      </EmptyState>
    )
  }
  return (
    <div className="min-w-0 flex-1 overflow-y-auto bg-bg p-5">
      <div className="mx-auto flex max-w-[920px] flex-col gap-3">
        <header className="flex items-center gap-3">
          <h2 className="font-semibold text-lg">{t('title')}</h2>
          <p className="min-w-0 flex-1 truncate text-ink-meta text-sm">{t('about')}</p>
          {add}
        </header>
        {rules.map((rule, index) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            index={index}
            open={open === rule.id}
            onToggle={() => setOpen(open === rule.id ? null : rule.id)}
            {...props}
          />
        ))}
      </div>
    </div>
  )
}

function RuleCard({
  rule,
  index,
  open,
  onToggle,
  project,
  edit,
  readOnly,
  findings,
  queues,
}: DesignerTabProps & { rule: Rule; index: number; open: boolean; onToggle(): void }) {
  const t = useTranslations('tabs.rules')
  const words = useTranslations('designerTabs')
  const { me } = useMe()
  const own = findings.filter((finding) => finding.ruleId === rule.id)
  const change = (part: Partial<Rule>): void =>
    edit(
      t('edit'),
      (document) => {
        const target = document.project.policy.rules.find((each) => each.id === rule.id)
        if (target) Object.assign(target, part)
      },
      { merge: `rule:${rule.id}` },
    )
  const move = (by: -1 | 1): void =>
    edit(t('move'), (document) => {
      const all = document.project.policy.rules
      const [moved] = all.splice(index, 1)
      if (moved) all.splice(index + by, 0, moved)
    })
  const actions = rule.then.map((action) => actionText(action, t, queues)).join(' · ')
  return (
    <article
      data-testid={`rule-${rule.id}`}
      className={cn(
        'rounded-lg border border-line bg-surface',
        rule.state === 'shadow' && 'border-dashed',
        rule.state === 'off' && 'opacity-70',
      )}
    >
      <div className="grid grid-cols-[28px_1fr_auto] items-start gap-3 px-4 py-3">
        <span className="grid size-5 place-items-center rounded-sm bg-sunken text-ink-2 text-xs tabular-nums">{index + 1}</span>
        <div className="min-w-0">
          <h3 className="font-semibold">{rule.name}</h3>
          <p className="mt-1 flex gap-2">
            <span className="shrink-0 text-ink-meta">{t('when')}</span>
            <span className="[overflow-wrap:anywhere]">{conditionText(rule.when, project, words)}</span>
          </p>
          <p className="mt-0.5 flex gap-2">
            <span className="shrink-0 text-ink-meta">{t('then')}</span>
            <span>{actions}</span>
          </p>
          {own.map((finding) => (
            <p
              key={JSON.stringify([finding.code, finding.field])}
              className={cn(
                'mt-1.5 rounded-md px-2.5 py-1 text-sm',
                finding.severity === 'error' ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn-ink',
              )}
            >
              {describeFinding({ finding, language: me?.locale ?? 'zh-CN', project })}
            </p>
          ))}
        </div>
        <div className="flex items-center gap-1">
          <Segmented
            label={rule.name}
            value={rule.state}
            onValueChange={(state) => change({ state })}
            segments={(['on', 'shadow', 'off'] as const).map((state) => ({ value: state, label: t(`state.${state}`), disabled: readOnly }))}
          />
          {!readOnly && (
            <>
              <IconButton label={t('up')} icon={ArrowUp} disabled={index === 0} onClick={() => move(-1)} />
              <IconButton label={t('down')} icon={ArrowDown} disabled={index === project.policy.rules.length - 1} onClick={() => move(1)} />
              <IconButton
                label={t('remove')}
                icon={Trash2}
                onClick={() =>
                  edit(t('remove'), (document) => {
                    document.project.policy.rules = document.project.policy.rules.filter((each) => each.id !== rule.id)
                  })
                }
              />
            </>
          )}
          <IconButton
            label={open ? t('collapse') : t('expand')}
            icon={ChevronDown}
            aria-expanded={open}
            className={open ? 'rotate-180' : ''}
            onClick={onToggle}
          />
        </div>
      </div>
      {open && <RuleEditor rule={rule} project={project} queues={queues} readOnly={readOnly} onChange={change} />}
    </article>
  )
}

function actionText(action: RuleAction, t: ReturnType<typeof useTranslations<'tabs.rules'>>, queues: DesignerTabProps['queues']): string {
  const what = t(`action.${action.kind}`)
  if (action.kind === 'handoff' || action.kind === 'offerHuman')
    return `${what} ${queues.find((queue) => queue.id === action.queueId)?.name ?? action.queueId}`
  if (action.kind === 'tag') return `${what} ${action.tag}`
  if (action.kind === 'priority') return `${what} ${action.priority}`
  return what
}

function newRule(name: string, queueId: string): Rule {
  return {
    id: newLocalId('r'),
    name,
    when: { kind: 'all', items: [{ kind: 'compare', field: 'signals.sentiment', operator: 'lessOrEqual', value: -0.5 }] },
    then: [{ kind: 'handoff', queueId, priority: 0, message: {} }],
    state: 'shadow',
    frequency: { kind: 'once' },
    scope: { flowIds: [], channels: [] },
    stopHere: false,
  }
}
