'use client'
import { useTranslations } from 'next-intl'
import { Combobox } from '../../ui/combobox.tsx'
import { editVariables } from '../document/edit-project.ts'
import { useDesigner, useDocument, useFlow } from '../model/designer-context.tsx'
import { useQueues } from '../model/use-queues.ts'
import { variableId } from '../variables/variable-id.ts'

type PickerProps = { value: unknown; onChange: (value: string) => void; disabled?: boolean; label?: string }

/** A declared variable; a name that does not exist yet declares one. */
export function VariablePicker({ value, onChange, disabled, label }: PickerProps) {
  const t = useTranslations('designer')
  const { documents } = useDesigner()
  const variables = useDocument((document) => document.project.variables)
  const create = (name: string) => {
    const id = variableId(
      name,
      variables.map((variable) => variable.id),
    )
    documents.edit(editVariables.add({ id, name, type: 'text', scope: 'conversation', sensitive: false }), { label: 'changeVariable' })
    onChange(id)
  }
  const options = variables
    .filter((variable) => variable.scope !== 'constant')
    .map(({ id, name, type }) => ({ value: id, label: name, detail: t(`types.${type}`) }))
  return (
    <Combobox
      aria-label={label ?? t('inspector.variable')}
      value={String(value ?? '')}
      onValueChange={(next) => onChange(next === none ? '' : next)}
      options={value ? [{ value: none, label: t('inspector.noVariable') }, ...options] : options}
      placeholder={t('inspector.chooseVariable')}
      onCreate={create}
      disabled={disabled}
    />
  )
}

export function QueuePicker({ value, onChange, disabled, label }: PickerProps) {
  const t = useTranslations('designer.inspector')
  const { queues } = useQueues()
  return (
    <Combobox
      aria-label={label}
      value={String(value ?? '')}
      onValueChange={onChange}
      options={queues.map(({ id, name }) => ({ value: id, label: name }))}
      placeholder={t('chooseQueue')}
      disabled={disabled}
    />
  )
}

export function CalendarPicker({ value, onChange, disabled, label }: PickerProps) {
  const t = useTranslations('designer.inspector')
  const calendars = useDocument((document) => document.project.settings.calendars)
  return (
    <Combobox
      aria-label={label}
      value={String(value ?? '')}
      onValueChange={onChange}
      options={calendars.map(({ id, name }) => ({ value: id, label: name }))}
      placeholder={t('chooseCalendar')}
      disabled={disabled}
    />
  )
}

export function FlowPicker({ value, onChange, disabled, label }: PickerProps) {
  const t = useTranslations('designer.inspector')
  const flows = useDocument((document) => document.project.flows)
  return (
    <Combobox
      aria-label={label}
      value={String(value ?? '')}
      onValueChange={onChange}
      options={Object.values(flows).map(({ id, name }) => ({ value: id, label: name }))}
      placeholder={t('chooseFlow')}
      disabled={disabled}
    />
  )
}

/** A card of the open flow. With `onClear` it can be left open. */
export function CardPicker({
  value,
  onChange,
  onClear,
  disabled,
  label,
  placeholder,
  size,
}: PickerProps & { onClear?: () => void; placeholder?: string; size?: 'sm' | 'md' }) {
  const t = useTranslations('designer.inspector')
  const flow = useFlow()
  const cards = Object.values(flow?.cards ?? {}).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Combobox
      size={size}
      aria-label={label}
      value={String(value ?? '')}
      onValueChange={(next) => (next === none ? onClear?.() : onChange(next))}
      options={onClear && value ? [{ value: none, label: t('disconnect') }, ...cards] : cards}
      placeholder={placeholder ?? t('chooseCard')}
      disabled={disabled}
    />
  )
}

// No card, variable … has this id: they begin with a letter.
const none = '-'
