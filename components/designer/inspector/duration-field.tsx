'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import type { FieldProps } from './field-control.tsx'

const units = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }
type Unit = keyof typeof units

/** Seconds in the document; minutes, hours or days to people. */
export function DurationField({ value, onChange, disabled, label }: FieldProps) {
  const t = useTranslations('designer.units')
  const seconds = Number(value ?? 0)
  const [unit, setUnit] = useState<Unit>(() => fitting(seconds))
  return (
    <span className="grid grid-cols-2 gap-2">
      <NumberField
        aria-label={label}
        value={Number((seconds / units[unit]).toFixed(4))}
        min={0}
        onValueChange={(amount) => onChange(Math.round(amount * units[unit]))}
        disabled={disabled}
      />
      <Select
        aria-label={t('label')}
        value={unit}
        onValueChange={setUnit}
        options={(Object.keys(units) as Unit[]).map((each) => ({ value: each, label: t(each) }))}
        disabled={disabled}
      />
    </span>
  )
}

function fitting(seconds: number): Unit {
  for (const unit of ['days', 'hours', 'minutes'] as const) if (seconds > 0 && seconds % units[unit] === 0) return unit
  return 'seconds'
}
