'use client'
import { SquareFunction, TableProperties } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import type { Condition } from '../../flows/document/condition.ts'
import type { Project } from '../../flows/document/project.ts'
import { conditionToCel, isEmptyCondition } from '../../flows/expressions/condition.ts'
import { createEnvironment } from '../../flows/expressions/environment.ts'
import { readCondition } from '../../flows/expressions/read-condition.ts'
import { Button } from '../ui/button.tsx'
import { useConfirm } from '../ui/confirm-dialog.tsx'
import type { ConditionField } from './condition-fields.ts'
import { ConditionGroup, type Group } from './condition-group.tsx'
import { FormulaField } from './formula-field.tsx'

type ConditionBuilderProps = {
  value: Condition
  onChange(value: Condition): void
  /** From conditionFields(). */
  fields: ConditionField[]
  project: Pick<Project, 'variables' | 'settings' | 'intents'>
  readOnly?: boolean
}

/** Rows of field · operator · value joined by and/or in nested groups, or one formula. */
export function ConditionBuilder({ value, onChange, fields, project, readOnly = false }: ConditionBuilderProps) {
  const t = useTranslations('designerTabs')
  const confirm = useConfirm()
  const environment = useMemo(() => createEnvironment(project), [project])
  // Going to the formula and straight back must not lose the rows.
  const before = useRef<{ rows: Group; cel: string } | null>(null)

  function toFormula(): void {
    const rows = asGroup(value)
    const cel = isEmptyCondition(rows) ? '' : conditionToCel(environment, rows)
    before.current = { rows, cel }
    onChange({ kind: 'formula', expression: cel })
  }
  async function toRows(expression: string): Promise<void> {
    if (before.current?.cel === expression) return onChange(before.current.rows)
    // Every comparison becomes a row; what is none stays a formula in its row. Only what cannot be read would be lost.
    const read = expression.trim() === '' ? null : readCondition(environment, expression)
    if (read) return onChange(asGroup(read))
    const request = { title: t('condition.dropFormula'), description: t('condition.dropFormulaText'), action: t('condition.dropFormulaDo') }
    if (expression.trim() === '' || (await confirm(request))) onChange({ kind: 'all', items: [] })
  }

  if (value.kind === 'formula')
    return (
      <div className="flex min-w-0 flex-col items-start gap-1">
        <FormulaField
          value={value.expression}
          onChange={(expression) => onChange({ kind: 'formula', expression })}
          {...{ environment, readOnly }}
        />
        {!readOnly && (
          <Button size="sm" variant="quiet" icon={TableProperties} onClick={() => void toRows(value.expression)}>
            {t('condition.toRows')}
          </Button>
        )}
      </div>
    )
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <ConditionGroup
        group={asGroup(value)}
        onChange={onChange}
        {...{ fields, project, environment, readOnly }}
        aside={
          <Button size="sm" variant="quiet" icon={SquareFunction} onClick={toFormula}>
            {t('condition.toFormula')}
          </Button>
        }
      />
      {isEmptyCondition(value) && <p className="text-ink-meta text-sm">{t('condition.empty')}</p>}
    </div>
  )
}

function asGroup(condition: Condition): Group {
  if (condition.kind === 'all' || condition.kind === 'any') return condition
  return { kind: 'all', items: isEmptyCondition(condition) ? [] : [condition] }
}
