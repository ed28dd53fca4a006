'use client'
import { useTranslations } from 'next-intl'
import type { Condition, Operator } from '../../flows/document/condition.ts'
import type { Project } from '../../flows/document/project.ts'
import type { ExpressionEnvironment } from '../../flows/expressions/environment.ts'
import { fieldType } from '../../flows/expressions/field-type.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Select } from '../ui/select.tsx'
import { type ConditionField, fieldLabel, fieldValues, operatorsFor, takesList, takesValue } from './condition-fields.ts'
import { ConditionValue } from './condition-value.tsx'

export type Compare = Extract<Condition, { kind: 'compare' }>
type ConditionRowProps = {
  condition: Compare
  onChange(condition: Compare): void
  fields: ConditionField[]
  project: Pick<Project, 'variables' | 'settings' | 'intents'>
  environment: ExpressionEnvironment
  readOnly: boolean
}

/** One comparison. Wraps in narrow places. */
export function ConditionRow({ condition, onChange, fields, project, environment, readOnly }: ConditionRowProps) {
  const t = useTranslations('designerTabs')
  const { field, operator, value } = condition
  const type = field === '' ? 'any' : fieldType(environment, field)
  const fitting = operatorsFor(type)
  const offered = fitting.includes(operator) ? fitting : [operator, ...fitting]
  const options = fields.map(({ path, label, group }) => ({ value: path, label, group }))
  // A path typed in another place, such as a field of a customer, is still shown.
  if (field !== '' && !options.some((option) => option.value === field))
    options.unshift({ value: field, label: fieldLabel(field, project, t), group: '' })

  function chooseField(path: string): void {
    const nextType = fieldType(environment, path)
    const operators = operatorsFor(nextType)
    const keeps = field !== '' && operators.includes(operator)
    const keepsValue = keeps && type === nextType && !fieldValues(path, project, t)
    onChange({
      kind: 'compare',
      field: path,
      operator: keeps ? operator : (operators[0] ?? 'isSet'),
      ...(keepsValue && { value: takesList(operator) ? asList(value) : value }),
    })
  }
  function chooseOperator(next: Operator): void {
    if (!takesValue(next)) onChange({ kind: 'compare', field, operator: next })
    else onChange({ kind: 'compare', field, operator: next, value: takesList(next) ? asList(value) : asList(value)[0] })
  }

  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-start gap-1">
      <Combobox
        value={field}
        onValueChange={chooseField}
        options={options}
        placeholder={t('condition.chooseField')}
        aria-label={t('condition.field')}
        disabled={readOnly}
        className="w-auto min-w-32 flex-[2_1_130px]"
      />
      <Select
        value={operator}
        onValueChange={chooseOperator}
        options={offered.map((each) => ({ value: each, label: t(`operator.${each}`) }))}
        aria-label={t('condition.operator')}
        disabled={readOnly}
        className="w-auto min-w-20 flex-[1_1_84px]"
      />
      {takesValue(operator) && (
        <ConditionValue
          value={value}
          onChange={(next) => onChange({ ...condition, value: next })}
          type={type}
          list={takesList(operator)}
          choices={fieldValues(field, project, t)}
          readOnly={readOnly}
        />
      )}
    </div>
  )
}

function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === '' ? [] : [value]
}
