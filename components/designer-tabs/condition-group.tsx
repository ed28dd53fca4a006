'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Condition } from '../../flows/document/condition.ts'
import type { Project } from '../../flows/document/project.ts'
import type { ExpressionEnvironment } from '../../flows/expressions/environment.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import type { ConditionField } from './condition-fields.ts'
import { ConditionRow } from './condition-row.tsx'
import { FormulaField } from './formula-field.tsx'

export type Group = Extract<Condition, { kind: 'all' | 'any' }>
type ConditionGroupProps = {
  group: Group
  onChange(group: Group): void
  fields: ConditionField[]
  project: Pick<Project, 'variables' | 'settings' | 'intents'>
  environment: ExpressionEnvironment
  readOnly: boolean
  depth?: number
  /** At the end of the line of buttons. */
  aside?: ReactNode
}

/** Deeper nesting than this nobody can read. */
const deepest = 3

export function ConditionGroup({ group, onChange, aside, depth = 0, ...rest }: ConditionGroupProps) {
  const t = useTranslations('designerTabs')
  const { fields, readOnly } = rest
  const { items } = group
  const put = (next: Condition[]) => onChange({ ...group, items: next })
  const replace = (at: number, item: Condition) => put(items.map((old, index) => (index === at ? item : old)))
  const remove = (at: number) => put(items.filter((_, index) => index !== at))
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no identity of their own
        <div key={index} className="flex min-w-0 items-start gap-1">
          {items.length > 1 && (
            <button
              type="button"
              disabled={readOnly || index === 0}
              title={index > 0 ? t('condition.joinToggle') : undefined}
              className="h-7 w-8 shrink-0 rounded-md text-ink-meta text-sm enabled:hover:bg-sunken enabled:hover:text-ink"
              onClick={() => onChange({ ...group, kind: group.kind === 'all' ? 'any' : 'all' })}
            >
              {index > 0 && t(`join.${group.kind}`)}
            </button>
          )}
          {item.kind === 'compare' ? (
            <ConditionRow condition={item} onChange={(next) => replace(index, next)} {...rest} />
          ) : item.kind === 'formula' ? (
            <FormulaField value={item.expression} onChange={(expression) => replace(index, { ...item, expression })} {...rest} />
          ) : (
            <div className="min-w-0 flex-1 rounded-md border border-line p-1.5">
              <ConditionGroup group={item} onChange={(next) => replace(index, next)} depth={depth + 1} {...rest} />
            </div>
          )}
          {!readOnly && (
            <IconButton
              icon={X}
              label={t(item.kind === 'compare' || item.kind === 'formula' ? 'condition.remove' : 'condition.removeGroup')}
              onClick={() => remove(index)}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <div className="flex flex-wrap items-center gap-1">
          <Button size="sm" variant="quiet" icon={Plus} disabled={items.length >= 30} onClick={() => put([...items, newRow(fields)])}>
            {t('condition.add')}
          </Button>
          {depth < deepest && items.length > 0 && (
            <Button
              size="sm"
              variant="quiet"
              icon={Plus}
              disabled={items.length >= 30}
              onClick={() => put([...items, { kind: group.kind === 'all' ? 'any' : 'all', items: [newRow(fields)] }])}
            >
              {t('condition.addGroup')}
            </Button>
          )}
          {aside}
        </div>
      )}
    </div>
  )
}

function newRow(fields: ConditionField[]): Condition {
  return { kind: 'compare', field: '', operator: fields[0]?.type === 'number' ? 'greaterOrEqual' : 'equals' }
}
