'use client'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'
import { useFieldProps } from './field.tsx'

export type InputProps = Omit<ComponentProps<'input'>, 'size'> & {
  size?: 'sm' | 'md' | 'lg'
  icon?: LucideIcon /** Inside, at the end: a unit, a key, a button. */
  trailing?: ReactNode
}

export function Input({ size = 'md', icon: Icon, trailing, className, ...props }: InputProps) {
  const field = useFieldProps(props)
  if (!Icon && !trailing) return <input {...props} {...field} className={cn(inputClass, heights[size], 'px-2', className)} />
  return (
    <span className={cn('relative flex min-w-0 items-center', className)}>
      {Icon && <Icon aria-hidden className="pointer-events-none absolute left-2 size-4 text-ink-meta" strokeWidth={1.75} />}
      <input {...props} {...field} className={cn(inputClass, heights[size], Icon ? 'pl-7.5' : 'pl-2', trailing ? 'pr-14' : 'pr-2')} />
      {trailing && <span className="absolute right-1.5 flex items-center gap-1 text-ink-meta text-sm">{trailing}</span>}
    </span>
  )
}

export const inputClass =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface text-md text-ink outline-none transition-colors focus:border-accent focus:shadow-[0_0_0_2px_var(--accent-soft)] focus-visible:outline-none disabled:bg-sunken disabled:text-ink-meta [&[readonly]]:bg-sunken aria-invalid:border-bad aria-invalid:focus:shadow-[0_0_0_2px_var(--bad-soft)]'

const heights = { sm: 'h-6', md: 'h-7', lg: 'h-9' }
