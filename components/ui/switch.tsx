'use client'
import { Switch as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { useFieldProps } from './field.tsx'

export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...props}
      {...useFieldProps(props)}
      className={cn(
        'relative h-4 w-[26px] shrink-0 rounded-full bg-ink-3 transition-colors disabled:opacity-50 data-[state=checked]:bg-accent',
        className,
      )}
    >
      <Radix.Thumb className="block size-3 translate-x-0.5 rounded-full bg-white shadow-1 transition-transform data-[state=checked]:translate-x-3" />
    </Radix.Root>
  )
}
