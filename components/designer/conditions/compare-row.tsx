'use client'
import { useTranslations } from 'next-intl'
import type { Condition } from '../../../flows/document/condition.ts'
import { fieldType } from '../../../flows/expressions/field-type.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { useDocument } from '../model/designer-context.tsx'
import { useEnvironment } from '../model/use-environment.ts'
import { conditionFields, operatorsFor, takesList, takesValue } from './condition-fields.ts'
import { useConditionWords } from './use-condition-words.ts'

type Compare = Extract<Condition, { kind: 'compare' }>
const topics = ['complaint', 'legal', 'safety', 'refund', 'media']

/** One comparison: field, operator, value. */
export function CompareRow({
  value,
  onChange,
  onLeave,
  disabled,
}: {
  value: Compare
  onChange: (value: Compare) => void
  onLeave?: () => void
  disabled?: boolean
}) {
  const t = useTranslations('designer')
  const words = useConditionWords()
  const environment = useEnvironment()
  const project = useDocument((document) => document.project)
  const type = fieldType(environment, value.field)
  const operators = operatorsFor(value.field === '' ? 'any' : type)
  const options = conditionFields(project).map(({ path, group }) => ({
    value: path,
    label: words.field(path),
    group: t(`fieldGroups.${group}`),
  }))
  const known = options.some((option) => option.value === value.field)

  const chooseField = (field: string) => {
    const fitting = operatorsFor(fieldType(environment, field))
    const operator = fitting.includes(value.operator) ? value.operator : (fitting[0] ?? 'equals')
    onChange({ ...value, field, operator, ...(operator === value.operator ? {} : { value: '' }) })
  }
  return (
    <div className="grid grid-cols-[1fr_auto] gap-1">
      <Combobox
        size="sm"
        aria-label={t('conditions.field')}
        value={value.field}
        onValueChange={chooseField}
        options={
          known || value.field === ''
            ? options
            : [{ value: value.field, label: words.field(value.field), group: t('fieldGroups.other') }, ...options]
        }
        onCreate={(path) => /^[A-Za-z_][\w.]*$/.test(path) && chooseField(path)}
        placeholder={t('conditions.chooseField')}
        disabled={disabled}
      />
      <Select
        size="sm"
        className="w-[104px]"
        aria-label={t('conditions.operator')}
        value={value.operator}
        onValueChange={(operator) => onChange({ ...value, operator })}
        options={(operators.includes(value.operator) ? operators : [value.operator, ...operators]).map((each) => ({
          value: each,
          label: words.operator(each),
        }))}
        disabled={disabled}
      />
      {takesValue(value.operator) && (
        <div className="col-span-2">
          <ValueInput
            value={value}
            type={type}
            onChange={(next) => onChange({ ...value, value: next })}
            onLeave={onLeave}
            disabled={disabled}
          />
        </div>
      )}
    </div>
  )
}

function ValueInput({
  value,
  type,
  onChange,
  onLeave,
  disabled,
}: {
  value: Compare
  type: string
  onChange: (value: unknown) => void
  onLeave?: () => void
  disabled?: boolean
}) {
  const t = useTranslations('designer')
  const words = useConditionWords()
  const intents = useDocument((document) => document.project.intents)
  const label = t('conditions.value')
  const text = Array.isArray(value.value) ? value.value.join(', ') : String(value.value ?? '')
  if (takesList(value.operator)) {
    const list = Array.isArray(value.value) ? value.value.map(String) : text === '' ? [] : text.split(/[,，、]/)
    return <TagInput aria-label={label} value={list} onValueChange={onChange} placeholder={t('conditions.listHint')} disabled={disabled} />
  }
  const choices = value.field.endsWith('.intent')
    ? intents.map((intent) => ({ value: intent.id, label: intent.name }))
    : value.field === 'signals.topics'
      ? topics.map((topic) => ({ value: topic, label: words.value(value.field, topic) }))
      : null
  if (choices)
    return (
      <Combobox
        size="sm"
        aria-label={label}
        value={text}
        onValueChange={onChange}
        options={choices}
        onCreate={onChange}
        placeholder={t('conditions.chooseValue')}
        disabled={disabled}
      />
    )
  return (
    <Input
      size="sm"
      aria-label={label}
      inputMode={type === 'number' ? 'decimal' : undefined}
      type={type === 'date' ? 'date' : 'text'}
      value={text}
      placeholder={t('conditions.value')}
      onChange={(event) =>
        onChange(
          type === 'number' &&
            event.target.value.trim() !== '' &&
            !Number.isNaN(Number(event.target.value)) &&
            !/[.-]$|\.\d*0$/.test(event.target.value)
            ? Number(event.target.value)
            : event.target.value,
        )
      }
      onBlur={onLeave}
      disabled={disabled}
    />
  )
}
