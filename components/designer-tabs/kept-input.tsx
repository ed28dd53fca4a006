'use client'
import { useState } from 'react'
import { Input, type InputProps } from '../ui/input.tsx'

/** An input for what must not be empty: it may be emptied while typing, the document keeps the last text until there is one. */
export function KeptInput({
  value,
  onChange,
  ...props
}: Omit<InputProps, 'value' | 'onChange'> & { value: string; onChange(value: string): void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const empty = typed !== null && typed.trim() === ''
  return (
    <Input
      {...props}
      value={empty ? typed : value}
      aria-invalid={empty || undefined}
      onChange={(event) => {
        setTyped(event.target.value)
        if (event.target.value.trim() !== '') onChange(event.target.value)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
