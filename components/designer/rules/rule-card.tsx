'use client'
import { ChevronDown, GripVertical, Trash2, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { describeFinding } from '../../../flows/analysis/words.ts'
import type { Rule } from '../../../flows/document/policy.ts'
import type { Language } from '../../../flows/document/primitives.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { editRules } from '../document/edit-project.ts'
import { useDesigner, useDocument, useFindings, useReadOnly } from '../model/designer-context.tsx'
import { ActionChips } from './action-chips.tsx'
import { ConditionChips } from './condition-chips.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { useRuleWords } from './use-rule-words.ts'

const RULE_MIME = 'application/x-tandem-rule'

/** One rule: when …, then …; on, shadow or off; opened it is edited in place. */
export function RuleCard({
  rule,
  index,
  count,
  fired,
  open,
  onOpen,
  onMove,
}: {
  rule: Rule
  index: number
  count: number
  fired: boolean
  open: boolean
  onOpen: (open: boolean) => void
  onMove: (id: string, index: number) => void
}) {
  const t = useTranslations('designer.rules')
  const locale = useLocale() as Language
  const { documents } = useDesigner()
  const readOnly = useReadOnly()
  const project = useDocument((document) => document.project)
  const findings = useFindings((state) => state.findings).filter((finding) => finding.ruleId === rule.id)
  const words = useRuleWords()
  const [over, setOver] = useState<'above' | 'below' | null>(null)
  const change = (values: Partial<Omit<Rule, 'id'>>, gesture?: string) =>
    documents.edit(editRules.change(rule.id, values), { label: 'changeRule', ...(gesture ? { gesture: `${rule.id}.${gesture}` } : {}) })

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    onMove(rule.id, index + by)
    requestAnimationFrame(() => document.getElementById(`grip-${rule.id}`)?.focus())
  }
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(RULE_MIME)) return
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    setOver(event.clientY < top + height / 2 ? 'above' : 'below')
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    const dragged = event.dataTransfer.getData(RULE_MIME)
    setOver(null)
    const from = project.policy.rules.findIndex((each) => each.id === dragged)
    if (from < 0 || dragged === rule.id) return
    const target = index + (over === 'below' ? 1 : 0)
    onMove(dragged, from < target ? target - 1 : target)
  }
  return (
    <li
      data-testid={`rule-${rule.id}`}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(null)}
      onDrop={onDrop}
      className={cn(
        'relative grid grid-cols-[32px_1fr_auto] items-start gap-x-2 rounded-lg border border-line bg-raised py-2 pr-3 pl-2',
        rule.state === 'shadow' && 'border-line-strong border-dashed bg-transparent',
        rule.state === 'off' && 'opacity-70',
        fired && 'border-ok/55 shadow-[0_0_0_3px_rgba(var(--glow),.1)]',
        over === 'above' &&
          "before:absolute before:inset-x-2 before:-top-[5px] before:h-0.5 before:rounded-full before:bg-accent before:content-['']",
        over === 'below' &&
          "after:absolute after:inset-x-2 after:-bottom-[5px] after:h-0.5 after:rounded-full after:bg-accent after:content-['']",
      )}
    >
      <span className="flex flex-col items-center gap-1 pt-0.5">
        <b
          className={cn(
            'grid size-5 place-items-center rounded-md bg-sunken font-semibold text-ink-2 text-xs',
            fired && 'bg-ok text-surface',
          )}
        >
          {index + 1}
        </b>
        {!readOnly && (
          <button
            type="button"
            id={`grip-${rule.id}`}
            draggable
            aria-label={t('grip', { name: rule.name, place: index + 1, count })}
            title={t('gripHint')}
            onKeyDown={onKeyDown}
            onDragStart={(event) => event.dataTransfer.setData(RULE_MIME, rule.id)}
            className="grid size-6 cursor-grab place-items-center rounded-sm text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <GripVertical aria-hidden className="size-4" />
          </button>
        )}
      </span>
      <div className="min-w-0">
        <div className="flex h-6 items-center gap-2.5">
          <h3 className="truncate font-semibold text-md">{rule.name}</h3>
          <small className="shrink-0 text-ink-meta text-xs">
            {words.scope(rule)} · {words.frequency(rule)}
          </small>
        </div>
        {!open && (
          <>
            <p className="flex min-h-[26px] flex-wrap items-center gap-1.5 py-0.5 text-sm">
              <em className="w-8 shrink-0 text-ink-meta not-italic">{t('when')}</em>
              <ConditionChips condition={rule.when} />
            </p>
            <p className="flex min-h-[26px] flex-wrap items-center gap-1.5 py-0.5 text-sm">
              <em className="w-8 shrink-0 text-ink-meta not-italic">{t('then')}</em>
              <ActionChips actions={rule.then} shadow={rule.state === 'shadow'} />
            </p>
          </>
        )}
        {open && <RuleEditor rule={rule} change={change} />}
        {findings.map((finding, at) => (
          <p
            // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
            key={at}
            role="alert"
            className={cn(
              'mt-1 flex items-center gap-2 rounded-md px-2 py-1 text-sm',
              finding.severity === 'error' ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-ink',
            )}
          >
            <TriangleAlert aria-hidden className="size-4 shrink-0 text-warn" strokeWidth={1.75} />
            <span className="min-w-0 flex-1">{describeFinding({ finding, language: locale, project })}</span>
            {finding.code === 'shadowedRule' && !readOnly && (
              <Button
                size="sm"
                onClick={() =>
                  onMove(
                    rule.id,
                    Math.max(
                      0,
                      project.policy.rules.findIndex((each) => each.id === finding.params.byId || each.name === finding.params.by),
                    ),
                  )
                }
              >
                {t('moveBefore')}
              </Button>
            )}
          </p>
        ))}
      </div>
      <div className="flex items-center gap-1 pt-0.5">
        <Segmented
          size="sm"
          label={t('state')}
          value={rule.state}
          onValueChange={(state) => !readOnly && change({ state })}
          segments={[
            { value: 'on', label: t('states.on') },
            { value: 'shadow', label: t('states.shadow'), title: t('shadowHint') },
            { value: 'off', label: t('states.off') },
          ]}
        />
        {open && !readOnly && (
          <IconButton
            size="sm"
            variant="danger-quiet"
            icon={Trash2}
            label={t('remove')}
            onClick={() => documents.edit(editRules.remove(rule.id), { label: 'delete' })}
          />
        )}
        <IconButton
          size="sm"
          icon={ChevronDown}
          label={open ? t('close') : t('edit')}
          aria-expanded={open}
          data-testid={`edit-rule-${rule.id}`}
          className={cn(open && 'rotate-180')}
          onClick={() => onOpen(!open)}
        />
      </div>
    </li>
  )
}
