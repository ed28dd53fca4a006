'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Rule } from '../../flows/document/policy.ts'
import type { DesignerTabProps } from '../designer/contract.ts'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import { createRule, duplicateRule } from './create-rule.ts'

/** More than these nobody can keep in view; the document holds no more. */
export const MOST_RULES = 100

/** What can be done with the escalation rules; each is one step that can be undone. `open` is the rule that is being edited. */
export function useRules({ project, edit, queues }: Pick<DesignerTabProps, 'project' | 'edit' | 'queues'>) {
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

  return {
    rules,
    open,
    setOpen,
    change,
    move,
    remove,
    add: () => insert(createRule({ project, queues, t }), rules.length, t('add')),
    take: (rule: Rule) => insert(rule, rules.length, t('add')),
    duplicate: (rule: Rule, at: number) => insert(duplicateRule(rule, t), at, t('duplicate')),
  }
}
export type Rules = ReturnType<typeof useRules>
