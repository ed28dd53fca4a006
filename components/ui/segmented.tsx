'use client'
import type { LucideIcon } from 'lucide-react'
import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export type Segment<Value extends string = string> = {
  value: Value
  label: ReactNode
  icon?: LucideIcon
  title?: string
  disabled?: boolean
}

/** Two to four choices side by side, exactly one chosen. */
export function Segmented<Value extends string>({
  value,
  onValueChange,
  segments,
  label,
  size = 'md',
  className,
}: {
  value: Value
  onValueChange: (value: Value) => void
  segments: readonly Segment<Value>[]
  label: string
  size?: 'sm' | 'md'
  className?: string
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onValueChange(next as Value)}
      className={cn('inline-flex shrink-0 gap-px rounded-md bg-sunken p-0.5', className)}
    >
      {segments.map(({ icon: Icon, ...segment }) => (
        <ToggleGroup.Item
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled}
          title={segment.title}
          className={cn(
            'inline-flex flex-1 items-center justify-center gap-1 whitespace-nowrap rounded-sm px-2 text-ink-2 text-sm hover:text-ink disabled:opacity-45 data-[state=on]:bg-raised data-[state=on]:font-semibold data-[state=on]:text-ink data-[state=on]:shadow-[var(--shadow-1),0_0_0_1px_var(--line)]',
            size === 'sm' ? 'h-5' : 'h-6',
          )}
        >
          {Icon && <Icon aria-hidden className="size-3.5" strokeWidth={1.75} />}
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
