'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Condition } from '../../../flows/document/condition.ts'
import type { Language, LocalText } from '../../../flows/document/primitives.ts'
import type { Control, NodeWords } from '../../../flows/nodes/definition.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Input } from '../../ui/input.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { ConditionBuilder } from '../conditions/condition-builder.tsx'
import { useDocument, useView } from '../model/designer-context.tsx'
import type { SettingsField } from '../model/settings-fields.ts'
import { DurationField } from './duration-field.tsx'
import { ExpressionInput } from './expression-input.tsx'
import {
  AssignmentsField,
  BranchesField,
  ChoicesField,
  IntentRoutesField,
  LocalTemplatesField,
  MappingsField,
  PairsField,
} from './list-fields.tsx'
import { CalendarPicker, CardPicker, FlowPicker, QueuePicker, VariablePicker } from './pickers.tsx'
import { TemplateInput } from './template-input.tsx'

export type FieldProps = {
  field: SettingsField
  label: string
  words: NodeWords
  value: unknown
  onChange: (value: unknown) => void
  /** The field was left: the run of typing is over. */
  onLeave: () => void
  disabled: boolean
}

/** One editor per control a node type may ask for. */
const controls: Record<Control, (props: FieldProps) => ReactNode> = {
  text: TextField,
  template: ({ value, ...props }) => (
    <TemplateInput
      {...props}
      mono={props.field.key === 'url' || props.field.key === 'body'}
      rows={props.field.key === 'url' ? 1 : 2}
      value={String(value ?? '')}
    />
  ),
  localTemplate: LocalTemplateField,
  localTemplates: LocalTemplatesField,
  number: NumberControl,
  switch: ({ value, onChange, disabled, label }) => (
    <Switch aria-label={label} checked={value === true} onCheckedChange={onChange} disabled={disabled} />
  ),
  select: SelectField,
  expression: ({ value, field, ...props }) => <ExpressionInput {...props} value={String(value ?? '')} expects={field.meta.expects} />,
  condition: ({ value, ...props }) => <ConditionBuilder {...props} value={(value ?? { kind: 'all', items: [] }) as Condition} />,
  variable: (props) => <VariablePicker {...props} />,
  intent: IntentField,
  queue: (props) => <QueuePicker {...props} />,
  calendar: (props) => <CalendarPicker {...props} />,
  flow: (props) => <FlowPicker {...props} />,
  card: (props) => <CardPicker {...props} />,
  duration: DurationField,
  choices: ChoicesField,
  branches: BranchesField,
  assignments: AssignmentsField,
  intentRoutes: IntentRoutesField,
  pairs: PairsField,
  mappings: MappingsField,
  tags: ({ value, onChange, disabled, label }) => (
    <TagInput aria-label={label} value={(value ?? []) as string[]} onValueChange={onChange} disabled={disabled} />
  ),
}

export function FieldControl(props: FieldProps) {
  const Control = controls[props.field.meta.control]
  return <Control {...props} />
}

function TextField({ value, onChange, onLeave, disabled, label }: FieldProps) {
  return (
    <Input
      aria-label={label}
      value={String(value ?? '')}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    />
  )
}

function LocalTemplateField({ value, onChange, onLeave, disabled, label }: FieldProps) {
  const language = useView((state) => state.language)
  const fallback = useDocument((document) => document.project.defaultLanguage)
  const text = (value ?? {}) as LocalText
  return (
    <TemplateInput
      label={label}
      rows={3}
      value={text[language] ?? ''}
      placeholder={language === fallback ? undefined : text[fallback]}
      disabled={disabled}
      onChange={(next) => onChange({ ...text, [language]: next })}
      onLeave={onLeave}
    />
  )
}

function NumberControl({ field, value, onChange, disabled, label }: FieldProps) {
  const { minimum, maximum, whole } = limitsOf(field)
  return (
    <NumberField
      aria-label={label}
      value={Number(value ?? 0)}
      onValueChange={onChange}
      min={minimum}
      max={maximum}
      step={!whole && maximum <= 1 ? 0.05 : 1}
      disabled={disabled}
    />
  )
}

function SelectField({ field, words, value, onChange, disabled, label }: FieldProps) {
  const options = (field.meta.options ?? []).map((option) => ({
    value: option,
    label: words.fields[`${field.key}.${option}`]?.label ?? option,
  }))
  return <Select aria-label={label} value={String(value ?? '')} onValueChange={onChange} options={options} disabled={disabled} />
}

function IntentField({ value, onChange, disabled, label }: FieldProps) {
  const t = useTranslations('designer.inspector')
  const locale = useLocale() as Language
  const intents = useDocument((document) => document.project.intents)
  const options = intents.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => a.label.localeCompare(b.label, locale))
  return (
    <Combobox
      aria-label={label}
      value={String(value ?? '')}
      onValueChange={onChange}
      options={options}
      placeholder={t('chooseIntent')}
      disabled={disabled}
    />
  )
}

/** Bounds as the schema has them; defaults wrap the number itself. */
function limitsOf({ schema }: SettingsField): { minimum: number; maximum: number; whole: boolean } {
  type Inner = { minValue?: number | null; maxValue?: number | null; isInt?: boolean; unwrap?: () => Inner }
  let inner = schema as unknown as Inner
  while (inner.unwrap) inner = inner.unwrap()
  return {
    minimum: inner.minValue ?? Number.NEGATIVE_INFINITY,
    maximum: inner.maxValue ?? Number.POSITIVE_INFINITY,
    whole: inner.isInt === true,
  }
}
