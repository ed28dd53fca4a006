import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      {...props}
      className={cn('inline-block min-w-[18px] rounded-sm border border-line bg-surface px-1 text-center text-ink-meta text-xs', className)}
    />
  )
}
