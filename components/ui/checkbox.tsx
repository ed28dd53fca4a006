'use client'
import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn.ts'

/** `checked` may be "indeterminate". With `label` the words are clickable too. */
export function Checkbox({ label, className, id, ...props }: ComponentProps<typeof Radix.Root> & { label?: ReactNode }) {
  const own = useId()
  const box = (
    <Radix.Root
      {...props}
      id={id ?? own}
      className={cn(
        'grid size-4 shrink-0 place-items-center rounded-sm border border-ink-3 bg-surface text-on-accent disabled:opacity-50 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent',
        !label && className,
      )}
    >
      <Radix.Indicator>
        {props.checked === 'indeterminate' ? <Minus className="size-3" strokeWidth={3} /> : <Check className="size-3" strokeWidth={3} />}
      </Radix.Indicator>
    </Radix.Root>
  )
  if (!label) return box
  return (
    <span className={cn('flex items-center gap-2', className)}>
      {box}
      <label htmlFor={id ?? own} className="min-w-0">
        {label}
      </label>
    </span>
  )
}
