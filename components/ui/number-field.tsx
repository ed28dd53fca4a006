'use client'
import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { cn } from './cn.ts'
import { useFieldProps } from './field.tsx'
import { inputClass } from './input.tsx'

/** A number with steps. While typing anything may stand there; on leaving it is clamped to min and max, or put back. */
export function NumberField({
  value,
  onValueChange,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  step = 1,
  unit,
  className,
  disabled,
  ...aria
}: {
  value: number
  onValueChange: (value: number) => void
  min?: number
  max?: number
  step?: number
  unit?: string
  className?: string
  disabled?: boolean
  id?: string
  'aria-label'?: string
}) {
  const t = useTranslations('common')
  const field = useFieldProps(aria)
  const [text, setText] = useState(String(value))
  useEffect(() => setText(String(value)), [value])

  const put = (next: number) => {
    const clamped = Math.min(max, Math.max(min, Number(next.toFixed(10))))
    setText(String(clamped))
    if (clamped !== value) onValueChange(clamped)
  }
  const settle = () => {
    const typed = Number(text)
    if (text.trim() === '' || Number.isNaN(typed)) setText(String(value))
    else put(typed)
  }
  return (
    <span className={cn('flex items-stretch', inputClass, 'h-7 overflow-hidden focus-within:border-accent', className)}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('decrease')}
        disabled={disabled || value <= min}
        onClick={() => put(value - step)}
        className="grid w-7 shrink-0 place-items-center border-line border-r text-ink-2 hover:bg-sunken disabled:opacity-40"
      >
        <Minus className="size-3" />
      </button>
      <input
        {...aria}
        {...field}
        role="spinbutton"
        inputMode="decimal"
        aria-valuenow={value}
        aria-valuemin={Number.isFinite(min) ? min : undefined}
        aria-valuemax={Number.isFinite(max) ? max : undefined}
        disabled={disabled}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') put(value + step)
          else if (event.key === 'ArrowDown') put(value - step)
          else if (event.key === 'Enter') settle()
          else return
          if (event.key !== 'Enter') event.preventDefault()
        }}
        className="w-0 min-w-8 flex-1 bg-transparent text-center outline-none focus-visible:outline-none"
      />
      {unit && <span className="self-center pr-2 text-ink-meta text-sm">{unit}</span>}
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('increase')}
        disabled={disabled || value >= max}
        onClick={() => put(value + step)}
        className="grid w-7 shrink-0 place-items-center border-line border-l text-ink-2 hover:bg-sunken disabled:opacity-40"
      >
        <Plus className="size-3" />
      </button>
    </span>
  )
}
