'use client'
import { Tabs as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

export const Tabs = Radix.Root

export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return <Radix.List {...props} className={cn('flex h-9 shrink-0 gap-0.5 border-line border-b px-2', className)} />
}

export function TabsTrigger({ className, count, children, ...props }: ComponentProps<typeof Radix.Trigger> & { count?: ReactNode }) {
  return (
    <Radix.Trigger
      {...props}
      className={cn(
        tabClass,
        'data-[state=active]:font-semibold data-[state=active]:text-ink data-[state=active]:after:opacity-100',
        className,
      )}
    >
      {children}
      {count !== undefined && <span className="font-normal text-ink-meta text-xs">{count}</span>}
    </Radix.Trigger>
  )
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content {...props} className={cn('min-h-0 outline-none', className)} />
}

const tabClass =
  "relative flex items-center gap-1.5 whitespace-nowrap px-2 text-md text-ink-2 -outline-offset-2 hover:text-ink after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-t-sm after:bg-accent after:opacity-0 after:content-['']"
