'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Variable } from '../../flows/document/variable.ts'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'

type InitialValueProps = {
  variable: Pick<Variable, 'type' | 'initial'>
  readOnly: boolean
  /** Where no head of a table says what it is. */
  placeholder?: string
  onChange(initial: unknown): void
}

/** The value a variable starts with; nothing by default. Lists and objects start empty, and a secret has no place in a document. */
export function InitialValue({ variable: { type, initial }, readOnly, placeholder, onChange }: InitialValueProps) {
  const t = useTranslations('tabs.variables')
  const [typed, setTyped] = useState<string | null>(null)
  if (type === 'list' || type === 'object' || type === 'file' || type === 'secret') return <span className="px-2 text-ink-meta">–</span>
  if (type === 'boolean')
    return (
      <Select
        value={initial === true ? 'true' : initial === false ? 'false' : 'none'}
        disabled={readOnly}
        aria-label={t('initial')}
        onValueChange={(value) => onChange(value === 'none' ? undefined : value === 'true')}
        options={(['none', 'true', 'false'] as const).map((value) => ({ value, label: t(`boolean.${value}`) }))}
      />
    )
  const stored = initial === undefined || initial === null ? '' : String(initial)
  return (
    <Input
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      value={typed ?? stored}
      readOnly={readOnly}
      placeholder={placeholder}
      maxLength={500}
      aria-label={t('initial')}
      aria-invalid={(typed !== null && typed !== '' && type === 'number' && Number.isNaN(Number(typed))) || undefined}
      onChange={(event) => {
        const text = event.target.value
        // Half a number such as `-` or `0.` stands in the field alone until it is one.
        if (type === 'number') setTyped(text)
        if (text.trim() === '') onChange(undefined)
        else if (type !== 'number') onChange(text)
        else if (Number.isFinite(Number(text))) onChange(Number(text))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
