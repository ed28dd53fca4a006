'use client'
import { Plus, ShieldAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Rule } from '../../flows/document/policy.ts'
import type { DesignerTabProps } from '../designer/contract.ts'
import { Button } from '../ui/button.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { createRule, duplicateRule } from './create-rule.ts'
import { ListenersSection } from './listeners/listeners-section.tsx'
import { RuleCard } from './rule-card.tsx'
import { RuleExamples } from './rule-examples.tsx'

/** When a person steps in: rules in order, each read as two sentences, when and then. */
export function EscalationTab(props: DesignerTabProps) {
  const { project, edit, readOnly, findings, queues } = props
  const t = useTranslations('tabs.rules')
  const confirm = useConfirm()
  const [open, setOpen] = useState<string | null>(null)
  const { rules } = project.policy

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
    <div className="min-w-0 flex-1 overflow-y-auto bg-bg p-5">
      <div className="mx-auto flex max-w-[960px] flex-col gap-2">
        <header className="mb-1 flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <h2 className="font-semibold text-lg">{t('title')}</h2>
            <p className="text-ink-meta text-sm">{t('about')}</p>
          </div>
          {add}
        </header>
        {rules.map((rule, index) => (
          <RuleCard
            key={rule.id}
            {...{ rule, index, project, queues, readOnly }}
            count={rules.length}
            findings={findings.filter((finding) => finding.ruleId === rule.id)}
            open={open === rule.id}
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
  )
}
