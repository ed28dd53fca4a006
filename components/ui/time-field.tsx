'use client'
import { useEffect, useState } from 'react'
import { cn } from './cn.ts'
import { Input, type InputProps } from './input.tsx'
import { parseTime } from './parse-time.ts'

/** A time of day, 24 hours whatever the system's habit (browsers' own fields follow it); 24:00 ends a day. */
export function TimeField({
  value,
  onValueChange,
  className,
  ...props
}: Omit<InputProps, 'value' | 'onChange' | 'type'> & { value: string; onValueChange: (time: string) => void }) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const settle = () => {
    const time = parseTime(text)
    setText(time ?? value)
    if (time && time !== value) onValueChange(time)
  }
  return (
    <Input
      {...props}
      inputMode="numeric"
      placeholder="09:00"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
      className={cn('w-16 text-center', className)}
    />
  )
}
