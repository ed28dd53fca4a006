'use client'
import { useTranslations } from 'next-intl'
import type { Variable } from '../../../flows/document/variable.ts'
import type { Json } from '../../../flows/engine/types.ts'
import { JsonField } from '../../simulator/json-field.tsx'
import { Input } from '../../ui/input.tsx'
import { Switch } from '../../ui/switch.tsx'

/** The value a variable begins with, written as its type wants it. */
export function InitialInput({
  variable,
  onChange,
  onLeave,
  disabled,
}: {
  variable: Variable
  onChange: (value: unknown) => void
  onLeave: () => void
  disabled: boolean
}) {
  const t = useTranslations('designer.variables')
  const { type, initial } = variable
  if (type === 'boolean')
    return <Switch aria-label={t('initial')} checked={initial === true} onCheckedChange={onChange} disabled={disabled} />
  if (type === 'list' || type === 'object')
    return <JsonField label={t('initial')} value={(initial ?? (type === 'list' ? [] : {})) as Json} onChange={onChange} />
  return (
    <Input
      size="sm"
      aria-label={t('initial')}
      type={type === 'date' ? 'date' : type === 'number' ? 'number' : 'text'}
      value={initial === undefined || initial === null ? '' : String(initial)}
      disabled={disabled}
      onChange={(event) =>
        onChange(type === 'number' ? (event.target.value === '' ? undefined : Number(event.target.value)) : event.target.value)
      }
      onBlur={onLeave}
    />
  )
}
